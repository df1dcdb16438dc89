using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Where <c>maxLinkInPosts</c> is on: a post in the gospublic leads its readers to the school's public MAX channel.</summary>
public sealed class MaxLinkRule : PolicyRule
{
    private const string Address = "max.ru/";

    public override string Id => "PUB008";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        if (!context.Policies.Publishing.MaxLinkInPosts) yield break;
        foreach (var kind in LintField.TargetsOf(context.Input))
        {
            if (!context.Rule.Channels.Contains(kind) || HandleOf(context.Input) is not { } handle) continue;
            var text = context.Rendered.For(kind)?.Body ?? context.Input.TextFor(kind);
            if (LeadsTo(text, handle)) continue;
            yield return context.Finding("found", context.Input.FieldFor(kind), [kind], null, null, ("address", Address + handle));
        }
    }

    // The channel that the post goes to as well, else the standard handle of the school's INN; unknown to a linter that knows no school.
    private static string? HandleOf(LintInput input)
    {
        var given = input.Channels.FirstOrDefault(channel => channel.Kind == ChannelKind.MaxPublic)?.Handle?.Trim().TrimStart('@');
        if (given is { Length: > 0 }) return given;
        var inn = input.Channels.Select(channel => channel.SchoolInn ?? channel.Inn).FirstOrDefault(one => one is { Length: > 0 });
        return inn is null ? null : $"id{inn.Trim()}_gos";
    }

    private static bool LeadsTo(string text, string handle)
    {
        var address = Address + handle;
        for (var at = text.IndexOf(address, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + address.Length;
            var isWhole = (at == 0 || text[at - 1] is not ('-' or '.') && !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || text[end] is not ('_' or '-') && !char.IsLetterOrDigit(text[end]));
            if (isWhole) return true;
        }

        return false;
    }
}
