using ChannelScheduler.Core.Policies.Rules;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>Where the words of each field stand, as far as it is examined; found once for all rules that read words.</summary>
internal sealed class PostWords(IReadOnlyList<LintField> fields)
{
    private readonly TextSpan[]?[] _words = new TextSpan[fields.Count][];

    /// <param name="field">The field's place in the list.</param>
    public ReadOnlySpan<TextSpan> Of(int field) => _words[field] ??= Read(InformationRule.Examined(fields[field]));

    private static TextSpan[] Read(string text)
    {
        // Words of Russian take seven characters with their blank.
        var words = new List<TextSpan>((text.Length / 6) + 1);
        var reader = new WordReader(text, 0, text.Length);
        while (reader.Next()) words.Add(TextSpan.FromBounds(reader.Start, reader.End));
        return [.. words];
    }
}
