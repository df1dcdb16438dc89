using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Pictures of which nobody has said whether children can be recognised in them and, if so, that their parents agree.</summary>
public sealed class PictureConsentRule : PictureRule
{
    public override string Id => "MED004";

    protected override IEnumerable<Finding> Check(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds) =>
        Together(context, media, kinds, "found", "", picture => picture.Consent == PictureConsent.NotSaid);
}
