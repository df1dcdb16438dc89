using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Benchmarks;

/// <summary>The linter on one post of 4,000 characters with links, addresses and formatting, on one thread.</summary>
internal static class LintBenchmark
{
    private const int Length = 4000;
    private const int WarmUp = 300;
    private const string Paragraph =
        "**День открытых дверей** пройдёт в субботу, 14 марта, с 10:00 до 14:00. Запись на сайте [школы](https://school1.example.ru/news/42). "
        + "Вопросы можно задать по адресу school@example.ru или в приёмной. Расписание: https://school1.example.ru/raspisanie?klass=5.\n\n";

    public static void Run(int times)
    {
        var linter = new PolicyLinter(PolicySet.Load(RepositoryFiles.Policies));
        var text = string.Concat(Enumerable.Repeat(Paragraph, (Length / Paragraph.Length) + 1))[..Length];
        var input = new LintInput { Title = "День открытых дверей", Text = text, Channels = [new LintChannel(ChannelKind.MaxPublic, "id0012345673_gos"), new LintChannel(ChannelKind.Gospublic)] };
        for (var warm = 0; warm < WarmUp; warm++) linter.Lint(input);
        for (var run = 1; run <= 3; run++)
        {
            var each = new List<double>(times);
            for (var i = 0; i < times; i++)
            {
                var start = TimeProvider.System.GetTimestamp();
                linter.Lint(input);
                each.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lint, {Length} characters, run {run}: {Percentiles.Of(each)}, {1000 * times / each.Sum():0} posts/s"));
        }
    }
}
