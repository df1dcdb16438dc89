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
