using System.CommandLine;
using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>posts add|list|show|cancel</c>.</summary>
internal static class PostsCommand
{
    public static Command Create(CliHost host) => new("posts", ServerText.Get("Posts"))
    {
        PostsAddCommand.Create(host),
        List(host),
        Show(host),
        Cancel(host),
    };

    /// <summary>A post with its publications and findings, for a person.</summary>
    public static void WritePost(TextWriter output, PostAnswer post)
    {
        output.WriteLine($"{post.Id}  {Table.Clean(StatusOf(post))}  {Table.Clean(post.Title)}");
        if (post.Publications is { Count: > 0 } publications) PublicationTable.Write(output, publications);
        foreach (var finding in post.Findings ?? [])
        {
            output.WriteLine(Table.Clean($"{finding.Severity} {finding.RuleId}: {finding.Message} {finding.Remedy}"));
        }
    }

    private static ServerCommand List(CliHost host)
    {
        var command = new ServerCommand("list", ServerText.Get("PostsList"));
        var status = new Option<string?>("--status") { Description = ServerText.Get("StatusOption") };
        var from = new Option<DateTimeOffset?>("--from") { Description = ServerText.Get("FromOption") };
        var to = new Option<DateTimeOffset?>("--to") { Description = ServerText.Get("ToOption") };
        var limit = new Option<int>("--limit") { Description = ServerText.Get("LimitOption"), DefaultValueFactory = _ => 100 };
        command.Add(status);
        command.Add(from);
        command.Add(to);
        command.Add(limit);
        command.SetServerAction(host, async (parsed, client, cancellation) =>
        {
            var filters = new Dictionary<string, string?>
            {
                ["status"] = parsed.GetValue(status),
                ["from"] = Rfc3339(parsed.GetValue(from)),
                ["to"] = Rfc3339(parsed.GetValue(to)),
            };
            var posts = await client.ListAsync<PostAnswer>("posts", filters, parsed.GetValue(limit), cancellation);
            command.Write(parsed, host, posts.Raw, output => Table.Write(
                output,
                [ServerText.Get("Id"), ServerText.Get("StatusHead"), ServerText.Get("Due"), ServerText.Get("Title")],
                posts.Value.Select(post => new[] { post.Id, StatusOf(post), Table.Instant(post.Publications?.Min(publication => publication.DueAt)), post.Title })));
            return ExitCodes.Passed;
        });
        return command;
    }

    private static ServerCommand Show(CliHost host)
    {
        var command = new ServerCommand("show", ServerText.Get("PostsShow"));
        var id = new Argument<string>("ID") { Description = ServerText.Get("PostId") };
        command.Add(id);
        command.SetServerAction(host, async (parsed, client, cancellation) =>
        {
            var post = await client.GetPostAsync(parsed.GetRequiredValue(id), cancellation);
            command.Write(parsed, host, post.Raw, output => WritePost(output, post.Value));
            return ExitCodes.Passed;
        });
        return command;
    }

    private static ServerCommand Cancel(CliHost host)
    {
        var command = new ServerCommand("cancel", ServerText.Get("PostsCancel"));
        var id = new Argument<string>("ID") { Description = ServerText.Get("PostId") };
        command.Add(id);
        command.SetServerAction(host, async (parsed, client, cancellation) =>
        {
            var seen = await client.GetPostAsync(parsed.GetRequiredValue(id), cancellation);
            await client.ActOnPostAsync(seen.Value.Id, "cancel", seen.ETag, Guid.NewGuid().ToString(), cancellation);
            var post = await client.GetPostAsync(seen.Value.Id, cancellation);
            command.Write(parsed, host, post.Raw, output => WritePost(output, post.Value));
            return ExitCodes.Passed;
        });
        return command;
    }

    private static string StatusOf(PostAnswer post) => PublicationTable.Status(post.Status, post.Publications?.Any(publication => publication.IsSandbox) == true);

    private static string? Rfc3339(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
