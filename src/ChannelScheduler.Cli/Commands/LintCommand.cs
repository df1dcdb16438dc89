using System.CommandLine;
using ChannelScheduler.Cli.Linting;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>lint [--format …] [--channel …] [--fix] PATH…|-</c> and <c>lint --jsonl -</c>.</summary>
internal static class LintCommand
{
    private const string StandardInput = "-";
    private const string TextFormat = "text";

    public static Command Create(CliHost host)
    {
        var paths = new Argument<string[]>("PATH") { Description = CliText.Get("LintPaths"), Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = CliText.Get("LintFormat"), DefaultValueFactory = _ => TextFormat };
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
            var run = new LintRun(host, new PolicyLinter(PolicyFolder.Load(parsed.GetValue(policies), host.Directory)), ChannelWords.ToChannels(parsed.GetValue(channels) ?? []), parsed.GetValue(fix));
            var name = parsed.GetValue(format)!;
            return await run.RunAsync(given, Reports.All[name], name == TextFormat ? host.Output : host.Error, cancellation);
        });
        return command;
    }

    /// <summary>One run: file by file, so that it begins to answer at once and holds one text at a time.</summary>
    private sealed class LintRun(CliHost host, PolicyLinter linter, IReadOnlyList<LintChannel>? targets, bool fixes)
    {
        private readonly Totals _totals = new();
        private bool _isUnusable;

        public async Task<int> RunAsync(string[] given, Func<PolicySet, CliHost, IReport> form, TextWriter summary, CancellationToken cancellation)
        {
            var report = form(linter.Policies, host);
            foreach (var argument in given)
            {
                foreach (var path in await TryAsync(() => argument == StandardInput ? [argument] : PostFile.Paths(argument, host.Directory)) ?? [])
                {
                    var text = path == StandardInput ? await InputLimits.ReadToEndAsync(host.Input, path, cancellation) : await TryAsync(() => PostFile.Read(path, host.Directory));
                    if (text is null || await TryAsync(() => LintedFile.Lint(PostFile.Parse(path, text), linter, targets)) is not { } file) continue;
                    if (fixes) file = await FixAsync(file);
                    _totals.Add(file);
                    report.Add(file);
                }
            }

            report.End();
            if (_totals.Files > 1) await summary.WriteLineAsync(_totals.ToText());
            return _isUnusable ? ExitCodes.Unusable : _totals.Blocked > 0 ? ExitCodes.Blocked : ExitCodes.Passed;
        }

        // One broken file is told and hides nothing of the others.
        private async Task<T?> TryAsync<T>(Func<T> act)
            where T : class
        {
            try
            {
                return act();
            }
            catch (CliException exception)
            {
                _isUnusable = true;
                await host.Error.WriteLineAsync(exception.Message);
                return null;
            }
        }

        // What is left after the fixes is reported as usual.
        private async Task<LintedFile> FixAsync(LintedFile file)
        {
            var (mended, changes) = FileFixer.Fix(file, linter, targets);
            if (changes.Count == 0) return file;
            if (await TryAsync(() => FileFixer.Write(file.Post.Path, host.Directory, mended.Post.Text)) is null) return file;
            foreach (var change in changes)
            {
                await host.Error.WriteLineAsync($"{SourceLine.Printable(file.Post.Path)}:{change.Line}: {change.RuleId}");
                await host.Error.WriteLineAsync("- " + change.Before);
                if (change.After is { } after) await host.Error.WriteLineAsync("+ " + after);
            }

            await host.Error.WriteLineAsync(CliText.Get("Fixed", SourceLine.Printable(file.Post.Path), changes.Count));
            return mended;
        }
    }
}
