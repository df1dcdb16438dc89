using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Verification;

/// <summary>One documented error.</summary>
/// <param name="Network">Whose API answers with it; null for the errors of channel creation.</param>
/// <param name="ErrorCode">What the API calls it: <c>214</c> of <c>VK:214-slot</c>.</param>
/// <param name="IsVariant">It is told from others of the same error code by its words alone.</param>
internal sealed record DiagnoseEntry(string Code, PolicyText Title, PolicyText? Means, PolicyText Fix, PolicyText Source, IReadOnlyList<Sign> Signs, Network? Network, string? ErrorCode, bool IsVariant)
{
    public DiagnoseMatch ToMatch() => new(Code, Title.Current, Fix.Current, Source.Current, Means?.Current);

    /// <summary>The best that any of its signs finds.</summary>
    public SignFit FitTo(StemHits hits)
    {
        var best = SignFit.None;
        foreach (var sign in Signs)
        {
            var fit = sign.FitTo(hits);
            if (fit.IsBetterThan(best)) best = fit;
        }

        return best;
    }
}
