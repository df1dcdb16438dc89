using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Policies;

/// <summary>What is wrong with a policy file, kept as key and values: admins read it in their language long after it was found.</summary>
public sealed class PolicyProblem(string key, params IReadOnlyList<object?> values)
{
    private static readonly TextCatalog Texts = new("ChannelScheduler.Core.Policies.PolicyFileTexts", typeof(PolicyProblem).Assembly);

    public string ToText(CultureInfo culture) => Texts.Get(culture, key, [.. values]);

    public override string ToString() => ToText(CultureInfo.CurrentUICulture);
}
