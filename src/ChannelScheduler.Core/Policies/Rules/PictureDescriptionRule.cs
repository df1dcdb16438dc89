using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Pictures without words for those who can't see them. The name of a file is no description.</summary>
public sealed class PictureDescriptionRule : PictureRule
{
    public override string Id => "MED001";

    protected override IEnumerable<Finding> Check(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds) =>
        Together(context, media, kinds, "found", ".description", picture => !IsDescribed(picture, context.Rule));

    private static bool IsDescribed(LintMedia picture, RuleDefinition rule)
    {
        var words = picture.Description.AsSpan().Trim();
        if (words.IsEmpty || words.Equals(picture.FileName, StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var ending in rule.List("fileEndings"))
        {
            if (words.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !words.Contains(' ')) return false;
        }

        return true;
    }
}
