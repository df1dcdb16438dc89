using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary><c>{"id","text","channel"}</c> a line in, <c>{"id","verdict","findings"}</c> a line out, in order. A line without channel is read as public.</summary>
internal static class JsonLines
{
    public static async Task<int> RunAsync(CliHost host, PolicyLinter linter, CancellationToken cancellation)
    {
        var code = ExitCodes.Passed;
        var number = 0;
        await foreach (var line in InputLimits.ReadLinesAsync(host.Input, "-", cancellation))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (id, input) = Parse(line, number);
            var report = linter.Lint(input);
            if (report.Verdict == LintVerdict.Block) code = ExitCodes.Blocked;
            var answer = JsonSerializer.SerializeToNode(LintAnswer.From(report), JsonReport.Options)!.AsObject();
            answer.Insert(0, "id", id);
            await host.Output.WriteLineAsync(answer.ToJsonString(JsonReport.Options));
        }

        return code;
    }

    private static (JsonNode? Id, LintInput Input) Parse(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var post = document.RootElement;
            if (post.ValueKind != JsonValueKind.Object || Text(post, "text") is not { } text) throw new CliException(CliText.Get("JsonLineBad", number, ""));
            if (InputLimits.FindUnusable(text) >= 0) throw new CliException(CliText.Get("JsonLineBad", number, CliText.Get("TextUnusable", "text", 1, InputLimits.FindUnusable(text) + 1)));
            var channel = Text(post, "channel");
            var kind = default(ChannelKind);
            if (channel is not null && !ChannelWords.TryParse(channel, out kind)) throw new CliException(CliText.Get("JsonLineBad", number, channel));
            // The id comes back as it came: a number stays a number.
            var id = post.TryGetProperty("id", out var given) ? JsonSerializer.SerializeToNode(given) : null;
            return (id, new LintInput { Text = text, Channels = channel is null ? [] : [new LintChannel(kind)] });
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A string of lone surrogates is no text either.
            throw new CliException(CliText.Get("JsonLineBad", number, exception.Message));
        }
    }

    private static string? Text(JsonElement post, string name) =>
        post.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;
}
