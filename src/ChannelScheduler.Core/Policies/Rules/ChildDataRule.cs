using System.Globalization;
using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A birth date beside a child's full name, and where somebody lives. A list of names, a class, a result, an event's date or a school's address is neither.
/// </summary>
public sealed class ChildDataRule : InformationRule
{
    private const int Reach = 100;
    private const int LongestList = 2_000;

    // Pupils are of these ages on the day of the post.
    private const int Oldest = 18;
    private const int Youngest = 2;

    public override string Id => "INF005";

    private protected override void Check(LintContext context, int field, ref List<Finding>? findings)
    {
        var text = Examined(context.Fields[field]);
        // Dates and addresses have digits.
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return;
        var (birth, flat, home, streets) = (context.Rule.Stems("birth"), context.Rule.Stems("flat"), context.Rule.Stems("home"), context.Rule.Stems("streets"));
        var (datesTo, homesTo) = (0, 0);
        List<TextSpan>? done = null;
        foreach (var word in context.Words.Of(field))
        {
            var letters = text.AsSpan(word.Start, word.Length);
            if (word.Start >= datesTo && birth.Matches(letters))
            {
                var from = Math.Max(datesTo, Sentence.StartOf(text, word.Start));
                datesTo = ScopeEnd(text, word.End);
                AddDates(context, field, from, datesTo, ref done, ref findings);
            }
            else if (word.Start >= homesTo && (flat.Matches(letters) || home.Matches(letters) || streets.Matches(letters)))
            {
                var from = Math.Max(homesTo, Sentence.StartOf(text, word.Start));
                homesTo = Math.Max(word.End, Sentence.EndOf(text, word.End));
                if (HomeFinder.Find(text, from, homesTo, context.Rule, context.Policies.Names) is { } place) Add(context, field, "home", place, DigitText.MaskAll(text, place), ref findings);
            }
        }

        AddBeside(context, field, done, ref findings);
    }

    // A heading with a colon speaks of the list below it.
    private static int ScopeEnd(string text, int at)
    {
        var end = Sentence.EndOf(text, at);
        if (end == text.Length || text[end] != '\n' || !text.AsSpan(0, end).TrimEnd().EndsWith(":")) return end;
        var blank = text.IndexOf("\n\n", end + 1, Math.Min(LongestList, text.Length - end - 1), StringComparison.Ordinal);
        return blank < 0 ? Math.Min(text.Length, end + LongestList) : blank;
    }

    private static void AddDates(LintContext context, int field, int from, int to, ref List<TextSpan>? done, ref List<Finding>? findings)
    {
        var text = context.Fields[field].Text;
        for (var at = from; DateFinder.Next(text, at, to) is { } date; at = date.Span.End)
        {
            if (!IsChildsYear(context, date.Year)) continue;
            var before = Math.Max(at, date.Span.Start - Reach);
            var after = Math.Min(to, date.Span.End + Reach);
            if (PersonFinder.First(text, before, date.Span.Start, context.Policies.Names, orInitials: false) is null
                && PersonFinder.First(text, date.Span.End, after, context.Policies.Names, orInitials: false) is null) continue;
            (done ??= []).Add(date.Span);
            Add(context, field, "birthDate", date.Span, DigitText.MaskAll(text, date.Span), ref findings);
        }
    }

    // "Образцов Тимур (05.11.2017)", "Образцов Тимур — 05.11.2017": right behind a name a date of those years is a birth date without being called one.
    private static void AddBeside(LintContext context, int field, List<TextSpan>? done, ref List<Finding>? findings)
    {
        var text = Examined(context.Fields[field]);
        for (var at = 0; DateFinder.Next(text, at, text.Length) is { } date; at = date.Span.End)
        {
            if (!IsChildsYear(context, date.Year) || done?.Contains(date.Span) == true) continue;
            var to = date.Span.Start;
            while (to > 0 && text[to - 1] is ' ' or '\u00A0' or '\t' or '(' or ',' or ';' or ':' or '|' or '-' or '–' or '—' or '*') to--;
            TextSpan? last = null;
            for (var from = Math.Max(at, to - Reach); PersonFinder.First(text, from, to, context.Policies.Names, orInitials: false) is { } person; from = person.End) last = person;
            if (last is { } named && named.End == to) Add(context, field, "birthDate", date.Span, DigitText.MaskAll(text, date.Span), ref findings);
        }
    }

    private static bool IsChildsYear(LintContext context, int year)
    {
        if (context.Input.PublishAt is { } at) return year >= at.Year - Oldest && year <= at.Year - Youngest;
        var years = context.Rule.List("years");
        return year >= int.Parse(years[0], CultureInfo.InvariantCulture) && year <= int.Parse(years[1], CultureInfo.InvariantCulture);
    }
}
