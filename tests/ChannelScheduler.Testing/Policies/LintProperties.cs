using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Testing.Policies;

/// <summary>What holds for every post whatsoever. One place for the property tests and the fuzz command.</summary>
public static class LintProperties
{
    /// <returns>The property that does not hold for the post, and how; null when all hold.</returns>
    public static BrokenProperty? FirstBroken(PolicyLinter linter, LintInput input)
    {
        try
        {
            var report = linter.Lint(input);
            return Places(input, report) ?? Privacy(input, report) ?? Sameness(report, linter.Lint(input)) ?? Fixes(linter, input, report);
        }
#pragma warning disable CA1031 // Whatever the linter throws is what is looked for here.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new BrokenProperty("the linter throws", exception.ToString());
        }
    }

    /// <summary>The smallest post, by taking parts away, for which the same property is broken.</summary>
    public static LintInput Minimise(PolicyLinter linter, LintInput input, BrokenProperty broken)
    {
        bool StillBroken(LintInput smaller) => FirstBroken(linter, smaller)?.Name == broken.Name;
        foreach (var smaller in new[] { input with { Title = null }, input with { GospublicText = null }, input with { Buttons = [] }, input with { Media = [] } })
        {
            var candidate = input with { Title = smaller.Title is null ? null : input.Title, GospublicText = smaller.GospublicText is null ? null : input.GospublicText };
            if (smaller.Buttons.Count == 0) candidate = candidate with { Buttons = [] };
            if (smaller.Media.Count == 0) candidate = candidate with { Media = [] };
            if (StillBroken(candidate)) input = candidate;
        }

        foreach (var field in LintField.AllOf(input).Select(field => field.Name).ToList())
        {
            for (var size = TextOf(input, field)?.Length ?? 0; size > 0; size /= 2)
            {
                for (var at = 0; TextOf(input, field) is { } text && at < text.Length;)
                {
                    var smaller = With(input, field, text.Remove(at, Math.Min(size, text.Length - at)));
                    if (StillBroken(smaller)) input = smaller;
                    else at += size;
                }
            }
        }

        return input;
    }

    /// <summary>The text as it can be put into a C# string.</summary>
    public static string Escaped(string? text) =>
        text is null ? "null" : "\"" + string.Concat(text.Select(c => c is >= ' ' and <= '~' or >= 'А' and <= 'я' && c is not ('"' or '\\') ? c.ToString() : $"\\u{(int)c:X4}")) + "\"";

    private static BrokenProperty? Places(LintInput input, LintReport report)
    {
        foreach (var finding in report.Findings)
        {
            var length = TextOf(input, finding.Field)?.Length ?? -1;
            foreach (var span in finding.Fixes.Select(fix => fix.Span).Concat(finding.Span is { } own ? [own] : []))
            {
                if (span.Start < 0 || span.Length <= 0 || span.End > length) return new BrokenProperty("a span lies inside its text", $"{finding.RuleId} {finding.Field} {span} of {length}");
            }
        }

        return null;
    }

    private static BrokenProperty? Privacy(LintInput input, LintReport report)
    {
        foreach (var finding in report.Findings.Where(one => one.IsPrivate))
        {
            var value = TextOf(input, finding.Field)!.Substring(finding.Span!.Value.Start, finding.Span.Value.Length);
            if ((finding.Message + finding.Remedy + finding.Excerpt).Contains(value, StringComparison.Ordinal)) return new BrokenProperty("a private value is never repeated", $"{finding.RuleId} {Escaped(value)}");
        }

        return null;
    }

    private static BrokenProperty? Sameness(LintReport one, LintReport other)
    {
        static string Shape(LintReport report) => string.Join('\n', report.Findings.Select(finding =>
            $"{finding.RuleId} {finding.Severity} {finding.Field} {finding.Span} {finding.Excerpt} {finding.Message} {finding.Remedy} {string.Join(',', finding.ChannelKinds)} {string.Join(',', finding.Fixes)}"));
        return Shape(one) == Shape(other) ? null : new BrokenProperty("the same input gives the same report", Shape(one) + "\n---\n" + Shape(other));
    }

    private static BrokenProperty? Fixes(PolicyLinter linter, LintInput input, LintReport report)
    {
        foreach (var field in report.Findings.Where(finding => finding.Fixes.Count > 0).GroupBy(finding => finding.Field))
        {
            var text = TextOf(input, field.Key)!;
            foreach (var fix in field.SelectMany(finding => finding.Fixes).Distinct().Take(5))
            {
                var changed = string.Concat(text.AsSpan(0, fix.Span.Start), fix.Text, text.AsSpan(fix.Span.End));
                if (Added(linter, report, With(input, field.Key, changed)) is { } more) return new BrokenProperty("a fix adds no finding", $"{more} after {fix}");
            }
        }

        return null;
    }

    // By rule: a fix moves what stands behind it.
    private static string? Added(PolicyLinter linter, LintReport before, LintInput after)
    {
        var counts = before.Findings.CountBy(finding => finding.RuleId).ToDictionary();
        foreach (var (rule, count) in linter.Lint(after).Findings.CountBy(finding => finding.RuleId))
        {
            if (count > counts.GetValueOrDefault(rule)) return $"{rule}: {counts.GetValueOrDefault(rule)} -> {count}";
        }

        return null;
    }

    private static string? TextOf(LintInput input, string field) => LintField.AllOf(input).FirstOrDefault(one => one.Name == field)?.Text;

    private static LintInput With(LintInput input, string field, string text)
    {
        LintButton Button(LintButton button, int i) =>
            field == $"buttons[{i}].label" ? button with { Label = text } : field == $"buttons[{i}].url" ? button with { Url = text } : button;
        return field switch
        {
            "text" => input with { Text = text },
            "title" => input with { Title = text },
            "variants.gospublic" => input with { GospublicText = text },
            _ => input with
            {
                Buttons = [.. input.Buttons.Select(Button)],
                Media = [.. input.Media.Select((item, i) => field == $"media[{i}].description" ? item with { Description = text } : item)],
            },
        };
    }
}

/// <param name="Name">What should hold.</param>
/// <param name="How">What was seen instead.</param>
public sealed record BrokenProperty(string Name, string How);
