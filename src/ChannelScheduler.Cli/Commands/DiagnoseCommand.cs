using System.CommandLine;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Verification;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>diagnose TEXT…</c>: the documented fix of a verification error, or of an answer of MAX or VK.</summary>
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
            var found = PolicyFolder.Load(parsed.GetValue(policies), host.Directory).Diagnoses.Diagnose(given);
            foreach (var match in found.Matches) await WriteAsync(host, match);
            if (found.Matches.Count == 0) await host.Error.WriteLineAsync(CliText.Get("DiagnoseNone"));
            if (found.IsCut) await host.Error.WriteLineAsync(CliText.Get("DiagnoseCut", PastedText.Examined));
            if (found.Near.Count > 0) await host.Output.WriteLineAsync(CliText.Get("DiagnoseNear"));
            foreach (var match in found.Near) await WriteAsync(host, match);
            return found.Matches.Count == 0 ? ExitCodes.NotFound : ExitCodes.Passed;
        });
        return command;
    }

    private static async Task WriteAsync(CliHost host, DiagnoseMatch match)
    {
        await host.Output.WriteLineAsync($"{match.Code}  {match.Title}");
        if (match.Means is not null) await host.Output.WriteLineAsync("  " + CliText.Get("DiagnoseMeans", match.Means));
        await host.Output.WriteLineAsync("  " + CliText.Get("DiagnoseFix", match.Fix));
        await host.Output.WriteLineAsync("  " + CliText.Get("DiagnoseSource", match.Source));
    }
}
