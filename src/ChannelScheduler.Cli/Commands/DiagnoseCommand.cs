using System.CommandLine;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>diagnose TEXT…</c>: the documented fix of a verification error.</summary>
internal static class DiagnoseCommand
{
    public static Command Create(CliHost host)
    {
        var text = new Argument<string[]>("TEXT") { Description = CliText.Get("DiagnoseText"), Arity = ArgumentArity.OneOrMore };
        var policies = PolicyFolder.Option();
        var command = new Command("diagnose", CliText.Get("Diagnose")) { text, policies };
        command.SetAction(async (parsed, cancellation) =>
        {
            var words = parsed.GetRequiredValue(text);
            var given = words is ["-"] ? await host.Input.ReadToEndAsync(cancellation) : string.Join(' ', words);
            var matches = PolicyFolder.Load(parsed.GetValue(policies), host.Directory).Diagnoses.Diagnose(given);
            foreach (var match in matches)
            {
                await host.Output.WriteLineAsync($"{match.Code}  {match.Title}");
                await host.Output.WriteLineAsync("  " + CliText.Get("DiagnoseFix", match.Fix));
                await host.Output.WriteLineAsync("  " + CliText.Get("DiagnoseSource", match.Source));
            }

            if (matches.Count == 0) await host.Error.WriteLineAsync(CliText.Get("DiagnoseNone"));
            return matches.Count == 0 ? ExitCodes.NotFound : ExitCodes.Passed;
        });
        return command;
    }
}
