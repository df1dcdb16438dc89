using ChannelScheduler.Core.Tests.Policies;
using Xunit;
using Xunit.Abstractions;

namespace ChannelScheduler.Core.Tests.Verification;

/// <summary>How often the first answer is the right one, measured on texts that people could paste.</summary>
public sealed class DiagnoseMeasureTests(ITestOutputHelper output)
{
    private const double Wanted = 0.95;

    [Theory]
    [InlineData("tuning", 50)]
    [InlineData("heldout", 50)]
    public void The_first_answer_is_right(string part, int least)
    {
        var cases = DiagnoseCases.Paraphrases.Where(one => one.Part == part).ToList();
        var wrong = cases.Select(one => (one.Kind, one.Code, one.Text, First: FirstOf(one.Text))).Where(one => one.First != one.Code).ToList();
        var share = 1 - ((double)wrong.Count / cases.Count);

        output.WriteLine($"{part}: top-1 {share:0.000} of {cases.Count}");
        foreach (var kind in cases.GroupBy(one => one.Kind)) output.WriteLine($"  {kind.Key}: {kind.Count() - wrong.Count(one => one.Kind == kind.Key)} of {kind.Count()}");
        foreach (var one in wrong) output.WriteLine($"  {one.Code} but {one.First ?? "nothing"}: {one.Text}");
        Assert.True(cases.Count >= least, $"{cases.Count} texts");
        Assert.True(share >= Wanted, $"{part}: {share:0.000}; " + string.Join("; ", wrong.Select(one => $"{one.Code} but {one.First ?? "nothing"}: {one.Text}")));
    }

    [Fact]
    public void What_is_unrelated_has_no_match_and_hardly_ever_a_near_one()
    {
        var found = DiagnoseCases.Unrelated.Select(one => (one.Text, Found: PolicyFiles.Set.Diagnoses.Diagnose(one.Text))).ToList();
        var near = found.Where(one => one.Found.Near.Count > 0).ToList();

        output.WriteLine($"unrelated: {found.Count(one => one.Found.Matches.Count > 0)} matches, {near.Count} near of {found.Count}");
        foreach (var one in near) output.WriteLine($"  near {string.Join(", ", one.Found.Near.Select(match => match.Code))}: {one.Text}");
        Assert.True(found.Count >= 60);
        Assert.Empty(found.Where(one => one.Found.Matches.Count > 0).Select(one => $"{one.Found.Matches[0].Code}: {one.Text}"));
        Assert.InRange(near.Count, 0, found.Count / 10);
    }

    [Fact]
    public void Every_part_has_every_kind_and_every_documented_error_of_the_slides()
    {
        foreach (var part in DiagnoseCases.Paraphrases.GroupBy(one => one.Part))
        {
            Assert.Superset(new HashSet<string> { "exact", "case", "quotes", "typo", "cut", "surrounded", "retold", "layout", "lookalike", "english", "json", "api-text", "code" }, part.Select(one => one.Kind).ToHashSet());
            Assert.Superset(new HashSet<string> { "VER001", "VER002", "VER003", "CHN002" }, part.Select(one => one.Code).ToHashSet());
        }
    }

    private static string? FirstOf(string text) => PolicyFiles.Set.Diagnoses.Diagnose(text).Matches is [var first, ..] ? first.Code : null;
}
