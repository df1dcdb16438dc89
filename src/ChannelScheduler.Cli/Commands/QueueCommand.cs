using System.CommandLine;
using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>queue</c>: the publications and where they stand.</summary>
internal static class QueueCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ServerCommand("queue", ServerText.Get("Queue"));
        var status = new Option<string?>("--status") { Description = ServerText.Get("PublicationStatusOption") };
        var limit = new Option<int>("--limit") { Description = ServerText.Get("LimitOption"), DefaultValueFactory = _ => 100 };
        command.Add(status);
        command.Add(limit);
        command.SetServerAction(host, async (parsed, client, cancellation) =>
        {
            var filters = new Dictionary<string, string?> { ["status"] = parsed.GetValue(status) };
            var queue = await client.ListAsync<PublicationAnswer>("publications", filters, parsed.GetValue(limit), cancellation);
            command.Write(parsed, host, queue.Raw, output => PublicationTable.Write(output, queue.Value));
            return ExitCodes.Passed;
        });
        return command;
    }
}
