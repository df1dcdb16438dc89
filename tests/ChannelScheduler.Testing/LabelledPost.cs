using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Testing;

/// <summary>A post with the finding that a reader expects, one line of <c>tests/ChannelScheduler.Benchmarks/Posts/*.jsonl</c>; its README explains the fields.</summary>
public sealed record LabelledPost
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary><c>max</c>, <c>gospublic</c> or <c>closed</c>, as the command line's <c>--channel</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Ids of the rules that must report; empty when the post is in order.</summary>
    public required IReadOnlyList<string> Expect { get; init; }

    public required LintVerdict Verdict { get; init; }

    /// <summary>What the line tries out.</summary>
    public required string Why { get; init; }

    /// <param name="name"><c>heldout</c> or <c>tuning</c>.</param>
    /// <exception cref="InvalidDataException">A line isn't a post; the message names file and line, not the text.</exception>
    public static IReadOnlyList<LabelledPost> Load(string name)
    {
        var file = Path.Combine(RepositoryFiles.Root, "tests", "ChannelScheduler.Benchmarks", "Posts", name + ".jsonl");
        return [.. File.ReadLines(file).Select((line, index) => Parse(line, $"{name}.jsonl:{index + 1}"))];
    }

    /// <exception cref="InvalidDataException">The channel is none of the three.</exception>
    public LintInput ToInput() => new()
    {
        Text = Text,
        Channels =
        [
            Channel switch
            {
                // Some handle in order, so that only the text can be found fault with.
                "max" => new LintChannel(ChannelKind.MaxPublic, "id0012345673_gos"),
                "gospublic" => new LintChannel(ChannelKind.Gospublic),
                "closed" => new LintChannel(ChannelKind.SferumClosed),
                _ => throw new InvalidDataException($"{Id}: no channel is called {Channel}."),
            },
        ],
    };

    private static LabelledPost Parse(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<LabelledPost>(line, Json) ?? throw new InvalidDataException(place + " is null.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{place} is not a labelled post, at {broken.Path}.", broken);
        }
    }
}
