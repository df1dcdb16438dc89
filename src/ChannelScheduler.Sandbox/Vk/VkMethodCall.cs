using System.Globalization;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A call that passed the token check, with its parameters read the way VK reads them.</summary>
internal sealed class VkMethodCall(VkRequest request, VkToken token, Version version, VkMethod method)
{
    // Between 5.131 (bare arrays) and 5.199 (objects) the shape changed; 5.139 is where clients switch.
    private static readonly Version ObjectShapes = new(5, 139);

    public string Name => request.Method;

    public VkMethod Method => method;

    public VkToken Token => token;

    public string BaseUrl => request.BaseUrl;

    /// <summary>wall.getById and groups.getById answer with a bare array.</summary>
    public bool WantsBareArrays => version < ObjectShapes;

    /// <summary>An administrator has taken the rights away (a fault): checks of rights must show it.</summary>
    public bool RightsRevoked { get; set; }

    public bool Has(string name) => Text(name).Length > 0;

    public string Text(string name) => request.Parameters.GetValueOrDefault(name, "").Trim();

    /// <exception cref="VkApiException">100: not an integer.</exception>
    public long? Number(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw VkErrors.Parameter($"{name} not integer");
    }

    /// <exception cref="VkApiException">100: missing or not an integer.</exception>
    public long RequiredNumber(string name) => Number(name) ?? throw VkErrors.Parameter($"{name} is undefined");

    public bool Flag(string name) => Text(name) is "1" or "true";

    public IReadOnlyList<string> List(string name) =>
        Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The community the call is about, as the control calls name it; null when it is about none.</summary>
    public string? Channel()
    {
        // Lenient, unlike Number: group_id may be a name, and a bad value is the method's to refuse.
        var owner = Id(Text("owner_id")) ?? -Id(Text("group_id")) ?? Id(Text("posts").Split('_')[0]);
        var group = owner is < 0 ? -owner : token.Kind == VkTokenKind.Community ? token.OwnerId : null;
        return group?.ToString(CultureInfo.InvariantCulture);
    }

    private static long? Id(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;
}
