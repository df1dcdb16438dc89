using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Verification;

/// <summary>
/// The documented errors and their fixes: those of channel creation (<c>policies/verification.yaml</c>) and those of the networks' APIs (<c>policies/network-errors.yaml</c>).
/// A text says an error when it names its code or holds every word of one of its signs (<see cref="SignFit.MatchFrom"/>).
/// </summary>
public sealed class DiagnoseCatalog
{
    private const int MostNear = 3;

    /// <summary>So few words are hardly about anything else: the network need not be named for a near match.</summary>
    private const int FewWords = 4;

    private readonly StemTable _stems = new();
    private readonly IReadOnlyList<DiagnoseEntry> _verification;
    private readonly IReadOnlyList<DiagnoseEntry> _networks;
    private readonly ErrorCodes _codes;

    private DiagnoseCatalog(string verificationPath, string networksPath)
    {
        _verification = DiagnoseFiles.ReadVerification(verificationPath, _stems);
        (_networks, var words) = DiagnoseFiles.ReadNetworks(networksPath, _stems);
        _codes = new ErrorCodes(_networks, words.GetValueOrDefault(Network.Vk, []));
    }

    /// <exception cref="PolicyFileException">Missing, broken or incomplete.</exception>
    public static DiagnoseCatalog Load(string verificationPath, string networksPath) => new(verificationPath, networksPath);

    /// <summary>What can go wrong when a channel is created, in the file's order; words in the current UI language.</summary>
    public IReadOnlyList<DiagnoseMatch> OfVerification => [.. _verification.Select(one => one.ToMatch())];

    /// <summary>All there is, in the files' order.</summary>
    public IReadOnlyList<DiagnoseMatch> All => [.. _verification.Concat(_networks).Select(one => one.ToMatch())];

    /// <summary>Every documented error the text speaks of, the surest first, and what else may be meant; words in the current UI language.</summary>
    /// <param name="text">
    /// An error message as copied or as retold, an answer of an API, or a longer text with one in it: typing mistakes, case, quotes, look-alike letters and a keyboard
    /// switched to English are forgiven. Only the first <see cref="PastedText.Examined"/> characters are read.
    /// </param>
    public Diagnosis Diagnose(string text)
    {
        var (asTyped, switched) = PastedText.Of(text);
        var found = Look(asTyped);
        if (found.Matches.Count == 0 && switched is not null && Look(switched) is { Matches.Count: > 0 } other) found = other;
        return new Diagnosis([.. found.Matches.Select(one => one.ToMatch())], [.. found.Near.Select(one => one.ToMatch())], text.Length > PastedText.Examined);
    }

    /// <summary>The entry of an answer that a network gave us.</summary>
    /// <param name="code">As the network says it: <c>chat.denied</c>, <c>214</c>; null when only its words are known.</param>
    /// <param name="words">The answer's text or body: it tells texts of one code apart.</param>
    /// <returns>Null when it is not documented.</returns>
    public DiagnoseMatch? Find(Network network, string? code, string? words)
    {
        if (string.IsNullOrEmpty(code) && string.IsNullOrEmpty(words)) return null;
        if (!string.IsNullOrEmpty(code)) return OfCode(network, code, _stems.FindIn(PastedText.Of(words ?? "").AsTyped))?.ToMatch();
        // Whose words they are is known: no other network is meant.
        return Look(PastedText.Of($"{network} {words}").AsTyped).Matches.FirstOrDefault(one => one.Network == network)?.ToMatch();
    }

    private Found Look(PastedText text)
    {
        var hits = _stems.FindIn(text);
        var codes = _codes.FindIn(text).Select(one => (one.IsSure, Entry: OfCode(one.Network, one.Code, hits))).Where(one => one.Entry is not null).ToList();
        var named = codes.Where(one => one.IsSure).Select(one => one.Entry!).Distinct().ToList();
        // Of the longest find first; in the file's order where they say as much.
        var fits = _verification.Concat(_networks).Select(entry => (Entry: entry, Fit: entry.FitTo(hits))).Where(one => one.Fit.IsMatch || (one.Fit.IsNear && (one.Fit.IsNamed || text.Count <= FewWords))).OrderByDescending(one => one.Fit.IsMatch)
            .ThenByDescending(one => one.Fit.IsMatch ? one.Fit.Letters : one.Fit.Score).ToList();
        var (matches, near, taken) = (new List<DiagnoseEntry>(named), codes.Where(one => !one.IsSure).Select(one => one.Entry!).Distinct().ToList(), new HashSet<int>());
        foreach (var (known, own) in fits)
        {
            // Words that tell the texts of a code apart say more than the code's own.
            var (entry, fit) = known.IsVariant ? (known, own) : fits.Where(one => one.Entry.IsVariant && one.Fit.IsMatch && IsOfSameCode(one.Entry, known)).Append((known, own)).First();
            if (matches.Contains(entry) || near.Contains(entry) || matches.Exists(other => IsOfSameCode(other, entry))) continue;
            // With a code in the text other networks' words are chance; and words that a longer sign explains are explained.
            if (fit.IsMatch && !(named.Count > 0 && entry.Network is not null) && !taken.IsSupersetOf(fit.Places)) matches.Add(entry);
            else near.Add(entry);
            if (fit.IsMatch) taken.UnionWith(fit.Places);
        }

        return new Found(matches, near.Take(MostNear).ToList());
    }

    // Texts of one code are told apart by their words; without any the code's own entry stands for all.
    private DiagnoseEntry? OfCode(Network network, string code, StemHits hits)
    {
        var same = _networks.Where(one => one.Network == network && one.ErrorCode == code).ToList();
        return same.Where(one => one.IsVariant).Select(one => (Entry: one, Fit: one.FitTo(hits))).Where(one => one.Fit.IsMatch).OrderByDescending(one => one.Fit.Letters).FirstOrDefault().Entry ??
            same.Find(one => !one.IsVariant);
    }

    private static bool IsOfSameCode(DiagnoseEntry one, DiagnoseEntry other) => one.Network is not null && one.Network == other.Network && one.ErrorCode == other.ErrorCode;

    private sealed record Found(IReadOnlyList<DiagnoseEntry> Matches, IReadOnlyList<DiagnoseEntry> Near);
}
