using System.Globalization;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A rule about pictures. A post without any costs it nothing.</summary>
public abstract class PictureRule : PolicyRule
{
    /// <summary>More names than this are counted, not listed.</summary>
    private const int MostNames = 3;

    public sealed override IEnumerable<Finding> Check(LintContext context)
    {
        if (context.Input.Media.Count == 0) return [];
        IReadOnlyList<ChannelKind> kinds = [.. LintField.TargetsOf(context.Input).Where(context.Rule.Channels.Contains)];
        return kinds.Count == 0 ? [] : Check(context, context.Input.Media, kinds);
    }

    /// <param name="kinds">The kinds of channel that the post goes to and the rule looks at; never empty.</param>
    protected abstract IEnumerable<Finding> Check(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds);

    /// <summary>One finding for all the pictures of which something is true: a list of ten equal sentences is not read.</summary>
    /// <param name="field">Of a picture, for when it is the only one: <c>.description</c>.</param>
    protected static IEnumerable<Finding> Together(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds, string wording, string field, Func<LintMedia, bool> isSo)
    {
        var places = Enumerable.Range(0, media.Count).Where(i => isSo(media[i])).ToList();
        return places.Count switch
        {
            0 => [],
            1 => [context.Finding(wording, Field(places[0]) + field, kinds, null, null, ("pictures", Name(media, places[0])))],
            _ => [context.Finding(wording, "media", kinds, null, null, ("pictures", Names(media, places)))],
        };
    }

    protected static string Field(int place) => $"media[{place.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>As readers of the finding know the picture: by its file's name, else by its number.</summary>
    protected static string Name(IReadOnlyList<LintMedia> media, int place) =>
        media[place].FileName is { Length: > 0 } name ? Quoted(name) : "№ " + Number(place + 1);

    protected static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string name) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? $"\"{name}\"" : $"«{name}»";

    private static string Names(IReadOnlyList<LintMedia> media, List<int> places)
    {
        var names = string.Join(", ", places.Take(MostNames).Select(place => Name(media, place)));
        return places.Count <= MostNames ? names : $"{names} (+{Number(places.Count - MostNames)})";
    }
}
