using System.CommandLine;
using System.Text.Json.Nodes;
using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>channels check [ID…]</c>: the channel doctor, for all channels when none is named. Exit code 1 when one is not well.</summary>
internal static class ChannelsCommand
{
    public static Command Create(CliHost host) => new("channels", ServerText.Get("Channels")) { Check(host) };

    private static ServerCommand Check(CliHost host)
    {
        var command = new ServerCommand("check", ServerText.Get("ChannelsCheck"));
        var ids = new Argument<string[]>("ID") { Description = ServerText.Get("ChannelIds"), Arity = ArgumentArity.ZeroOrMore };
        command.Add(ids);
        command.SetServerAction(host, async (parsed, client, cancellation) =>
        {
            var named = parsed.GetValue(ids) ?? [];
            var known = await ChannelChoice.AllAsync(client, cancellation);
            var chosen = named.Length == 0 ? known : [.. named.Select(id => known.FirstOrDefault(channel => channel.Id == id) ?? new ChannelAnswer(id))];
            var (raw, healthy) = (new JsonArray(), true);
            var lines = new List<string?[]>();
            foreach (var channel in chosen)
            {
                var report = await client.CheckChannelAsync(channel.Id, cancellation);
                healthy &= report.Value.Ok;
                raw.Add(new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name, ["report"] = report.Raw.DeepClone() });
                lines.AddRange((report.Value.Checks ?? []).Select(check => new[]
                {
                    channel.Name ?? channel.Id, ServerText.Get(check.Ok ? "Well" : "NotWell"), check.Code, check.Message + (check.Ok ? "" : " " + check.Remedy),
                }));
            }

            command.Write(parsed, host, raw, output => Table.Write(
                output, [ServerText.Get("Channel"), ServerText.Get("StatusHead"), ServerText.Get("Check"), ServerText.Get("Seen")], lines));
            return healthy ? ExitCodes.Passed : ExitCodes.Blocked;
        });
        return command;
    }
}
