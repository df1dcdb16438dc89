namespace ChannelScheduler.Core.Policies;

/// <summary>A change that would clear a finding, in the finding's field. The author chooses; nothing applies it unasked.</summary>
public abstract record TextFix(TextSpan Span)
{
    /// <summary>What stands at the span afterwards.</summary>
    public abstract string Text { get; }

    /// <summary><c>replace</c>, <c>remove</c>, <c>mask</c> or <c>split</c>: the name under which scripts know it.</summary>
    public abstract string Kind { get; }

    /// <summary>True when it says something that the author did not, or moves words elsewhere: only a person chooses it, <c>lint --fix</c> never does.</summary>
    public bool NeedsPerson { get; init; }
}

/// <summary>Puts other words in place of the span.</summary>
public sealed record ReplaceSpan(TextSpan Span, string Replacement) : TextFix(Span)
{
    public override string Text => Replacement;

    public override string Kind => "replace";
}

/// <summary>Takes the span out.</summary>
public sealed record RemoveSpan(TextSpan Span) : TextFix(Span)
{
    public override string Text => "";

    public override string Kind => "remove";
}

/// <summary>Hides a private value but leaves the sentence readable: a person's telephone becomes <c>+7 9•• •••-••-••</c>.</summary>
public sealed record MaskSpan(TextSpan Span, string Mask) : TextFix(Span)
{
    public override string Text => Mask;

    public override string Kind => "mask";
}

/// <summary>Takes a part that belongs to members only out of the public post; it becomes a draft for the school's closed channel.</summary>
public sealed record SplitSpan : TextFix
{
    public SplitSpan(TextSpan span)
        : base(span) => NeedsPerson = true;

    public override string Text => "";

    public override string Kind => "split";
}
