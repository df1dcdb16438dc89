namespace ChannelScheduler.Core.Policies;

/// <summary>A place in a field's text as it was sent, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
