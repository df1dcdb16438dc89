namespace ChannelScheduler.Core.Verification;

/// <summary>The stems of all signs, each looked for once in a text however many signs name it.</summary>
internal sealed class StemTable
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<Stem> _stems = [];

    public int NumberOf(string stem)
    {
        if (_numbers.TryGetValue(stem, out var known)) return known;
        _stems.Add(new Stem(stem));
        return _numbers[stem] = _stems.Count - 1;
    }

    public Stem this[int number] => _stems[number];

    public StemHits FindIn(PastedText text)
    {
        var hits = new List<StemHit>?[_stems.Count];
        foreach (var same in text.Words.GroupBy(one => one.Word))
        {
            var letters = Stem.LettersOf(same.Key);
            var mayBeCut = text.EndsInWord && same.Any(one => one.Place == text.Count - 1);
            for (var number = 0; number < hits.Length; number++)
            {
                var likeness = _stems[number].LikenessTo(same.Key, letters, mayBeCut);
                if (likeness > 0) (hits[number] ??= []).AddRange(same.Select(one => new StemHit(one.Place, likeness, _stems[number].Length)));
            }
        }

        return new StemHits(hits);
    }
}

/// <param name="Place">Counts the text's words.</param>
/// <param name="Likeness">1 for an exact find.</param>
/// <param name="Letters">The stem's length.</param>
internal readonly record struct StemHit(int Place, double Likeness, int Letters);

/// <summary>Where the stems of a table stand in one text.</summary>
internal sealed class StemHits(List<StemHit>?[] hits)
{
    public IReadOnlyList<StemHit> Of(int stem) => hits[stem] ?? (IReadOnlyList<StemHit>)[];
}
