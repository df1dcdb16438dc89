namespace ChannelScheduler.Sandbox.Vk;

/// <summary>What stands in a post, checked as wall.post and wall.edit check it.</summary>
internal sealed record VkPostContent(string Text, List<VkAttachment> Attachments, string? Copyright)
{
    /// <summary>UTF-16 units; measured by others, VK documents no number.</summary>
    private const int MaxText = 16_000;

    /// <exception cref="VkApiException">100: empty, too long or a bad attachment; 3102: a source that is no address.</exception>
    public static VkPostContent Read(VkMethodCall call, VkWorld world)
    {
        // VK stores line ends as \n and drops the blanks around a text.
        var text = call.Text("message").ReplaceLineEndings("\n");
        if (text.Length > MaxText)
        {
            throw VkErrors.Parameter("message is too long");
        }

        var attachments = VkAttachmentParser.Parse(call, world, text.Length > 0);
        if (text.Length == 0 && attachments.Count == 0)
        {
            throw VkErrors.Parameter("message or attachments is undefined");
        }

        var copyright = call.Text("copyright");
        if (copyright.Length > 0 && !Uri.TryCreate(copyright, UriKind.Absolute, out _))
        {
            throw VkErrors.Source();
        }

        return new VkPostContent(text, attachments, copyright.Length > 0 ? copyright : null);
    }

    public void ApplyTo(VkPost post)
    {
        post.Text = Text;
        post.Attachments = Attachments;
        post.Copyright = Copyright;
    }
}
