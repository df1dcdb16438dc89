using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Appeals;

/// <summary>What an appeal of one kind needs and where it goes, from <c>policies/appeals.yaml</c>.</summary>
/// <param name="When">In which case it is written.</param>
/// <param name="MailTo">The address of support; null where it is filled in on a site.</param>
/// <param name="Site">Where it is filled in; null where it goes by mail.</param>
/// <param name="Subject">Always Russian: support is.</param>
/// <param name="RemindAfterDays">How long an answer may take before people are reminded.</param>
/// <param name="Source">Where this is documented.</param>
/// <param name="Parts">In the order that support asks for them.</param>
public sealed record AppealTemplate(AppealKind Kind, PolicyText Title, PolicyText When, string? MailTo, Uri? Site, string Subject, int RemindAfterDays, PolicyText Source, IReadOnlyList<AppealPartText> Parts);

public sealed record AppealPartText(AppealPart Part, PolicyText Title, PolicyText Hint);
