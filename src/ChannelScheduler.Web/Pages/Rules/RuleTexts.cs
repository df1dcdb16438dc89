using System.Text.RegularExpressions;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Rules;

internal static partial class RuleTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Rules.RuleTexts", typeof(RuleTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary>A wording without a post: what the rule fills in differs from post to post.</summary>
    public static string Shown(PolicyText text) => Place().Replace(text.Current, "…");

    // A full stop after it would stand beside the dots.
    [GeneratedRegex(@"\{\w+\}(\.(?=\s|$))?")]
    private static partial Regex Place();
}
