using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Pictures that a network doesn't carry: too many, too heavy, of a wrong size, shape or type. It refuses the post at the moment of publishing, when nobody is looking.</summary>
public sealed class PictureLimitRule : PictureRule
{
    public override string Id => "MED002";

    protected override IEnumerable<Finding> Check(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds)
    {
        foreach (var kind in kinds)
        {
            var limit = context.Policies.Publishing.Pictures[kind];
            if (media.Count > limit.Count)
                yield return context.Finding("count", "media", [kind], null, null, ("count", Number(media.Count)), ("limit", Number(limit.Count)), ("over", Number(media.Count - limit.Count)));
            for (var i = 0; i < media.Count; i++)
            {
                if (Problem(media[i], limit) is not var (wording, given, most)) continue;
                yield return context.Finding(wording, Field(i), [kind], null, null, ("picture", Name(media, i)), ("is", given), ("limit", most));
            }
        }
    }

    // The first that is wrong: a picture made smaller is looked at again anyway.
    private static (string Wording, string Is, string Limit)? Problem(LintMedia picture, PictureLimit limit)
    {
        if (picture.ContentType is { } type && !limit.Types.Contains(type)) return ("type", type, string.Join(", ", limit.Types));
        if (picture.Bytes is { } bytes && bytes > limit.Bytes) return ("bytes", Number(bytes / PictureLimit.Megabyte), Number(limit.Bytes / PictureLimit.Megabyte));
        if (picture is not { Width: { } width, Height: { } height }) return null;
        var (longer, shorter, size) = (Math.Max(width, height), Math.Min(width, height), $"{Number(width)} × {Number(height)}");
        if (limit.Side is { } side && longer > side) return ("side", size, Number(side));
        if (limit.SidesTogether is { } together && (long)width + height > together) return ("sidesTogether", size, Number(together));
        return limit.Aspect is { } aspect && longer > (long)shorter * aspect ? ("aspect", size, Number(aspect)) : null;
    }
}
