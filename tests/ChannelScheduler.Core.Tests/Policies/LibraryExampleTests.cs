using System.Reflection;
using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Tests.Architecture;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The linter as a library: what the README shows is what is compiled here.</summary>
public sealed class LibraryExampleTests
{
    private const string Begin = "// <readme>";
    private const string End = "// </readme>";

    [Fact]
    public void The_readme_shows_this_very_code()
    {
        var source = SourceFiles.Read("tests/ChannelScheduler.Core.Tests/Policies/LibraryExampleTests.cs");
        // The marks stand once as text and once as comments.
        var from = source.LastIndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var lines = source[from..source.LastIndexOf(End, StringComparison.Ordinal)].Split('\n').Skip(1).SkipLast(1).Select(line => line.Length > 8 ? line[8..] : "");
        Assert.Contains("```csharp\n" + string.Join('\n', lines) + "\n```", SourceFiles.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Once_loaded_it_reads_nothing_any_more()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("policies").FullName;
        foreach (var file in System.IO.Directory.GetFiles(PolicyFiles.Directory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(PolicyFiles.Directory, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var linter = new PolicyLinter(PolicySet.Load(folder));
        System.IO.Directory.Delete(folder, recursive: true);
        Assert.Equal(LintVerdict.Block, linter.Lint(new LintInput { Text = "https://max.ru/join/abcd" }).Verdict);
        using var output = new StringWriter();
        Example(PolicyFiles.Directory, output);
        Assert.Contains("  replace: Вступайте в чат 5 «А»!", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_no_static_state() => Assert.Empty(typeof(PolicyLinter).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("ChannelScheduler.Core.Policies", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.Contains('<', StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal))
        .Select(field => $"{field.DeclaringType}.{field.Name}"));

    private static void Example(string policies, TextWriter output)
    {
        // <readme>
        var linter = new PolicyLinter(PolicySet.Load(policies));
        var text = "Вступайте в [чат 5 «А»](https://max.ru/join/abcd)!";
        var report = linter.Lint(new LintInput { Text = text, Channels = [new LintChannel(ChannelKind.MaxPublic)] });
        foreach (var finding in report.Findings)
        {
            output.WriteLine($"{finding.RuleId} at {finding.Span?.Start}: {finding.Message} {finding.Remedy}");
            foreach (var fix in finding.Fixes) output.WriteLine($"  {fix.Kind}: {TextFixes.Apply(text, fix)}");
        }

        output.WriteLine(report.Verdict == LintVerdict.Block ? "stays here" : "may go");
        // </readme>
    }
}
