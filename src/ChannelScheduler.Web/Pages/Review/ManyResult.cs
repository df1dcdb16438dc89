namespace ChannelScheduler.Web.Pages.Review;

/// <param name="Why">Why it was not approved; null for an approved one.</param>
public sealed record ManyResult(Guid Id, string Title, bool IsApproved, string? Why);
