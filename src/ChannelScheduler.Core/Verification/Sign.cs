namespace ChannelScheduler.Core.Verification;

/// <summary>
/// Word stems that together give an error away, in any order but near each other: "недостаточн прав метод|способ". <c>|</c> is a choice, <c>@</c> a word that names the network.
/// </summary>
internal sealed class Sign
{
    /// <summary>With more, one that is missing would hardly count.</summary>
    public const int MostStems = 8;

    /// <summary>Words between the first and the last stem of a sign: an error message, or two sentences about it.</summary>
    private const int Window = 20;

    private const string NetworkMark = "@";

    private readonly IReadOnlyList<Slot> _slots;

    private Sign(IReadOnlyList<Slot> slots) => _slots = slots;

    public static Sign Parse(string sign, IReadOnlyList<string> networkWords, StemTable stems) => new(
    [
        .. sign.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(choice =>
        {
            var words = choice.Split('|', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word == NetworkMark ? networkWords : [word]);
            return new Slot([.. words.Select(stems.NumberOf).Distinct()], choice == NetworkMark);
        }),
    ]);

    public int Stems => _slots.Count;

    /// <summary>The place in the text where most of it is found.</summary>
    public SignFit FitTo(StemHits hits)
    {
        var found = new List<(StemHit Hit, int Slot)>();
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            foreach (var stem in _slots[slot].Stems) found.AddRange(hits.Of(stem).Select(hit => (hit, slot)));
        }

        found.Sort((one, other) => one.Hit.Place.CompareTo(other.Hit.Place));
        var last = new StemHit?[_slots.Count];
        var best = SignFit.None;
        foreach (var (hit, slot) in found)
        {
            // A choice may be found twice in a word, once with a mistake.
            if (last[slot] is not { } earlier || earlier.Place < hit.Place || earlier.Likeness < hit.Likeness) last[slot] = hit;
            var fit = Count(last, hit.Place);
            if (fit.IsBetterThan(best)) best = fit;
        }

        return best;
    }

    private SignFit Count(StemHit?[] last, int at)
    {
        var (likeness, letters, named) = (0.0, 0.0, true);
        var places = new List<int>();
        for (var slot = 0; slot < last.Length; slot++)
        {
            if (last[slot] is not { } hit || hit.Place < at - Window)
            {
                named &= !_slots[slot].IsNetwork;
                continue;
            }

            likeness += hit.Likeness;
            // The network's name says where, not what.
            letters += _slots[slot].IsNetwork ? 1 : hit.Letters * hit.Likeness;
            places.Add(hit.Place);
        }

        return new SignFit(likeness / last.Length, letters, named, places);
    }

    private sealed record Slot(int[] Stems, bool IsNetwork);
}

/// <param name="Score">The share of the sign's stems that were found, each counted less for typing mistakes: 0 to 1.</param>
/// <param name="Letters">How much was found: of two signs the longer one says more.</param>
/// <param name="IsNamed">The network is named, if the sign asks for that.</param>
/// <param name="Places">Which words of the text.</param>
internal sealed record SignFit(double Score, double Letters, bool IsNamed, IReadOnlyList<int> Places)
{
    /// <summary>From here on a text says this error: every stem of a sign is there, typing mistakes aside. One missing of eight is below it.</summary>
    public const double MatchFrom = 0.88;

    /// <summary>From here on it may be meant.</summary>
    public const double NearFrom = 0.6;

    private const int NearLetters = 13;

    public static readonly SignFit None = new(0, 0, IsNamed: true, []);

    public bool IsMatch => Score >= MatchFrom;

    public bool IsNear => Score >= NearFrom && Letters >= NearLetters;

    public bool IsBetterThan(SignFit other) => (IsMatch, other.IsMatch) switch
    {
        (true, false) => true,
        (false, true) => false,
        (true, true) => Letters > other.Letters,
        _ => Score > other.Score || (Score == other.Score && Letters > other.Letters),
    };
}
