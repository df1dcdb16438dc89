using System.CommandLine;
using ChannelScheduler.Cli.Linting;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>lint [--format …] [--channel …] [--fix] PATH…|-</c> and <c>lint --jsonl -</c>.</summary>
internal static class LintCommand
{
    private const string StandardInput = "-";

    public static Command Create(CliHost host)
    {
        var paths = new Argument<string[]>("PATH") { Description = CliText.Get("LintPaths"), Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = CliText.Get("LintFormat"), DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Reports.All.Keys]);
        var channels = new Option<string[]>("--channel") { Description = CliText.Get("LintChannel") };
        channels.AcceptOnlyFromAmong([.. ChannelWords.All.Keys]);
        var fix = new Option<bool>("--fix") { Description = CliText.Get("LintFix") };
        var jsonLines = new Option<bool>("--jsonl") { Description = CliText.Get("LintJsonLines") };
        var policies = PolicyFolder.Option();
        var command = new Command("lint", CliText.Get("Lint")) { paths, format, channels, fix, jsonLines, policies };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetRequiredValue(paths);
            if (parsed.GetValue(jsonLines))
            {
                if (given is not [StandardInput]) throw new CliException(CliText.Get("JsonLinesOnlyStandardInput"));
                if (parsed.GetValue(fix) || parsed.GetResult(format) is { Implicit: false }) throw new CliException(CliText.Get("JsonLinesNoFix"));
                return await JsonLines.RunAsync(host, new PolicyLinter(PolicyFolder.Load(parsed.GetValue(policies), host.Directory)), cancellation);
            }

            if (parsed.GetValue(fix) && given.Contains(StandardInput)) throw new CliException(CliText.Get("FixStandardInput"));
            var linter = new PolicyLinter(PolicyFolder.Load(parsed.GetValue(policies), host.Directory));
            var targets = ChannelWords.ToChannels(parsed.GetValue(channels) ?? []);
            var files = new List<LintedFile>();
            foreach (var (path, text) in await ReadAsync(given, host, cancellation))
            {
                var file = LintedFile.Lint(PostFile.Parse(path, text), linter, targets);
                if (parsed.GetValue(fix)) file = await FixAsync(file, linter, targets, host, cancellation);
                files.Add(file);
            }

            Reports.All[parsed.GetValue(format)!](files, linter.Policies, host.Output);
            return files.Any(file => file.Report.Verdict == LintVerdict.Block) ? ExitCodes.Blocked : ExitCodes.Passed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<(string Path, string Text)>> ReadAsync(string[] given, CliHost host, CancellationToken cancellation)
    {
        var texts = new List<(string, string)>();
        foreach (var path in given)
        {
            if (path == StandardInput) texts.Add((path, await InputLimits.ReadToEndAsync(host.Input, path, cancellation)));
            else texts.AddRange(PostFile.Read(path, host.Directory));
        }

        return texts;
    }

    // Only the body's findings carry fixes that can be written; what is left is reported as usual.
    private static async Task<LintedFile> FixAsync(LintedFile file, PolicyLinter linter, IReadOnlyList<LintChannel>? targets, CliHost host, CancellationToken cancellation)
    {
        var (body, applied) = TextFixes.Apply(file.Post.Body, file.Report.Findings.Where(finding => finding.Field == "text"));
        if (applied == 0) return file;
        var mended = file.Post.WithBody(body);
        await File.WriteAllTextAsync(Path.GetFullPath(file.Post.Path, host.Directory), mended.Text, cancellation);
        await host.Error.WriteLineAsync(CliText.Get("Fixed", file.Post.Path, applied));
        return LintedFile.Lint(mended, linter, targets);
    }
}
