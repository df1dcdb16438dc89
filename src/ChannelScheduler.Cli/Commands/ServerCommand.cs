using System.CommandLine;
using System.Text.Json.Nodes;
using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary>What every command that talks to a server has: where, who, and in which form to answer.</summary>
internal sealed class ServerCommand : Command
{
    public const string ServerVariable = "CHANNELSCHEDULER_SERVER";
    public const string ApiKeyVariable = "CHANNELSCHEDULER_API_KEY";

    private readonly Option<string?> _server = new("--server") { Description = ServerText.Get("ServerOption", ServerVariable), HelpName = "URL" };
    private readonly Option<string?> _apiKey = new("--api-key") { Description = ServerText.Get("ApiKeyOption", ApiKeyVariable), HelpName = "KEY" };
    private readonly Option<string> _format = new("--format") { Description = ServerText.Get("FormatOption"), DefaultValueFactory = _ => "text" };

    public ServerCommand(string name, string description)
        : base(name, description)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Add(_server);
        Add(_apiKey);
        Add(_format);
    }

    /// <summary>Runs the action with a client; what the server refuses goes to the error stream as sentences, with exit code 1.</summary>
    public void SetServerAction(CliHost host, Func<ParseResult, ApiClient, CancellationToken, Task<int>> action) =>
        SetAction(async (parsed, cancellation) =>
        {
            using var client = Connect(parsed, host);
            try
            {
                return await action(parsed, client, cancellation);
            }
            catch (ApiRefusedException refusal)
            {
                await host.Error.WriteLineAsync(string.Join(Environment.NewLine, refusal.Message.Split('\n').Select(Table.Clean)));
                return ExitCodes.Blocked;
            }
        });

    /// <summary>Writes the server's own JSON, or calls <paramref name="text"/>.</summary>
    public void Write(ParseResult parsed, CliHost host, JsonNode raw, Action<TextWriter> text)
    {
        if (parsed.GetValue(_format) == "json") host.Output.WriteLine(raw.ToJsonString(ApiJson.Readable));
        else text(host.Output);
    }

    // An option that is given wins over the environment. The key's text stands in no message.
    private ApiClient Connect(ParseResult parsed, CliHost host)
    {
        var server = Given(parsed.GetValue(_server), ServerVariable) ?? throw new CliException(ServerText.Get("NoServer", ServerVariable));
        var apiKey = Given(parsed.GetValue(_apiKey), ApiKeyVariable) ?? throw new CliException(ServerText.Get("NoApiKey", ApiKeyVariable));
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new CliException(ServerText.Get("BadServer"));
        if (!apiKey.All(character => character is > ' ' and < '\x7f')) throw new CliException(ServerText.Get("BadApiKey"));
        if (address.Scheme == "http" && !address.IsLoopback) host.Error.WriteLine(ServerText.Get("KeyInTheClear"));
        return new ApiClient(address, apiKey);
    }

    private static string? Given(string? option, string variable) =>
        (option ?? Environment.GetEnvironmentVariable(variable))?.Trim() is { Length: > 0 } value ? value : null;
}
