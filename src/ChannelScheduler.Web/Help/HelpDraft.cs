namespace ChannelScheduler.Web.Help;

/// <summary>An owner's words for an answer, as typed.</summary>
public sealed record HelpDraft(string Ru, string En, DateOnly? AsOf, DateOnly? Until);
