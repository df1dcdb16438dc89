namespace ChannelScheduler.Core.Policies;

/// <summary>A change that would clear a finding, in the finding's field. The author chooses; nothing applies it unasked.</summary>
public abstract record TextFix(TextSpan Span)
{
    /// <summary>What stands at the span afterwards.</summary>
    public abstract string Text { get; }
}

/// <summary>Puts other words in place of the span.</summary>
public sealed record ReplaceSpan(TextSpan Span, string Replacement) : TextFix(Span)
{
    public override string Text => Replacement;
}

/// <summary>Takes the span out.</summary>
public sealed record RemoveSpan(TextSpan Span) : TextFix(Span)
{
    public override string Text => "";
}

/// <summary>Hides a private value but leaves the sentence readable: a person's telephone becomes <c>+7 9XX XXX-XX-XX</c>.</summary>
public sealed record MaskSpan(TextSpan Span, string Mask) : TextFix(Span)
{
    public override string Text => Mask;
}

/// <summary>Takes a part that belongs to members only out of the public post; it becomes a draft for the school's closed channel.</summary>
public sealed record SplitSpan(TextSpan Span) : TextFix(Span)
{
    public override string Text => "";
}
