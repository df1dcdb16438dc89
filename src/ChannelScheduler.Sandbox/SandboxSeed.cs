namespace ChannelScheduler.Sandbox;

/// <summary>The one fictional school of a fresh sandbox. The tokens are public knowledge and open nothing real.</summary>
public static class SandboxSeed
{
    public const string SchoolInn = "0012345673";

    public const long MaxPublicChatId = -70000000000001;
    public const string MaxPublicHandle = "id0012345673_gos";
    public const string MaxPublicTitle = "Школа № 1 (песочница)";

    public const long MaxClosedChatId = -70000000000002;
    public const string MaxClosedTitle = "Школа № 1, закрытый канал Сферума (песочница)";
    /// <summary>Invite hash: 43 characters, 32 bytes in base64url, as real ones.</summary>
    public const string MaxClosedInvite = "SandboxSandboxSandboxSandboxSandboxSandbox0";

    public const long MaxBotUserId = 700000001;
    public const string MaxBotUsername = "id0012345673_bot";
    public const string MaxBotToken = "sandbox-max-bot-token";

    public const long VkGroupId = 200000001;
    public const string VkScreenName = "school0012345673";
    public const string VkTitle = "Школа № 1 (песочница)";
    public const string VkCommunityToken = "vk1.a.sandbox-community";
    public const string VkUserToken = "vk1.a.sandbox-user";
    public const string VkIdToken = "vk2.a.sandbox-vkid";
    public const string VkServiceToken = "sandbox-vk-service";
}
