using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Pictures in which the program could not look for QR codes, and no reviewer has looked either. Never passed over in silence: a code is where a chat hides best.</summary>
public sealed class QrCheckRule : PictureRule
{
    public override string Id => "MED003";

    protected override IEnumerable<Finding> Check(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds) =>
    [
        .. Together(context, media, kinds, "notRun", "", picture => IsOpen(picture, QrState.NotRun)),
        .. Together(context, media, kinds, "failed", "", picture => IsOpen(picture, QrState.Failed)),
    ];

    private static bool IsOpen(LintMedia picture, QrState state) => picture.Qr?.State == state && !picture.IsClearedOfQr;
}
