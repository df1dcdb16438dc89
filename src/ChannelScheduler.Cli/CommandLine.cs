using System.CommandLine;
using ChannelScheduler.Cli.Commands;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli;

/// <summary>The table of contents: one command, one file in <c>Commands/</c>.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CliHost host)
    {
        var root = new RootCommand(CliText.Get("Root"))
        {
            LintCommand.Create(host),
            DiagnoseCommand.Create(host),
            PostsCommand.Create(host),
            QueueCommand.Create(host),
            ChannelsCommand.Create(host),
        };

        // A handle such as @id5001007329_gos is a word here, not the name of a response file.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var streams = new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
        try
        {
            var code = await parsed.InvokeAsync(streams);
            return parsed.Errors.Count > 0 ? ExitCodes.Unusable : code;
        }
        catch (Exception exception) when (exception is CliException or PolicyFileException)
        {
            await host.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Unusable;
        }
    }
}
