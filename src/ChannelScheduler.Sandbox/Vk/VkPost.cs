namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A record of a wall, published or postponed. Times are unix seconds.</summary>
public sealed class VkPost
{
    public long OwnerId { get; set; }

    public long Id { get; set; }

    /// <summary>Whose name stands above the post: the negative community id, or a person.</summary>
    public long FromId { get; set; }

    public long? CreatedBy { get; set; }

    public long? SignerId { get; set; }

    /// <summary>Published, or planned when <see cref="IsPostponed"/>.</summary>
    public long Date { get; set; }

    /// <summary>When the call came: the daily limits count by it.</summary>
    public long CreatedAt { get; set; }

    public long? Edited { get; set; }

    public string Text { get; set; } = "";

    public List<VkAttachment> Attachments { get; set; } = [];

    public bool IsPostponed { get; set; }

    /// <summary>The id the post had while it waited; the published one has a new id.</summary>
    public long? PostponedId { get; set; }

    public bool IsPinned { get; set; }

    public bool IsAd { get; set; }

    public bool CommentsClosed { get; set; }

    public string? Copyright { get; set; }

    /// <summary>The <c>guid</c> of the call.</summary>
    public string? RepeatKey { get; set; }

    /// <summary>Openings of the reader's page; written to disk with the next change of the post.</summary>
    public int PageViews { get; set; }

    /// <summary>Kept, because the daily limits count deleted posts too.</summary>
    public bool IsDeleted { get; set; }
}
