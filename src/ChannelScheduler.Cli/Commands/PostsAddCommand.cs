using System.CommandLine;
using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Linting;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary><c>posts add FILE.md</c>: the post of a Markdown file with front matter, its pictures, and on request its submission.</summary>
internal static class PostsAddCommand
{
    public static ServerCommand Create(CliHost host)
    {
        var command = new ServerCommand("add", ServerText.Get("PostsAdd"));
        var file = new Argument<string>("FILE") { Description = ServerText.Get("PostFile") };
        var media = new Option<string[]>("--media") { Description = ServerText.Get("MediaOption"), HelpName = "FILE[=TEXT]" };
        var channels = new Option<string[]>("--channel") { Description = ServerText.Get("ChannelOption") };
        var school = new Option<string?>("--school") { Description = ServerText.Get("SchoolOption"), HelpName = "ID" };
        var gospublic = new Option<string?>("--gospublic") { Description = ServerText.Get("GospublicOption"), HelpName = "FILE" };
        var submit = new Option<bool>("--submit") { Description = ServerText.Get("SubmitOption") };
        var key = new Option<string?>("--idempotency-key") { Description = ServerText.Get("IdempotencyKeyOption"), HelpName = "KEY" };
        foreach (var symbol in new Symbol[] { file, media, channels, school, gospublic, submit, key })
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }

        command.SetServerAction(host, async (parsed, client, cancellation) =>
        {
            var post = PostFile.Parse(parsed.GetRequiredValue(file), await ReadAsync(parsed.GetRequiredValue(file), host, cancellation));
            var variant = parsed.GetValue(gospublic) is { } path ? PostFile.Parse(path, await ReadAsync(path, host, cancellation)).Body : null;
            var pictures = (parsed.GetValue(media) ?? []).Select(given => PictureArgument.Parse(given, host.Directory)).ToList();
            var words = parsed.GetValue(channels) ?? [];
            if (string.IsNullOrWhiteSpace(post.Head.Title)) throw new CliException(ServerText.Get("NoTitle", post.Path));
            if (words.Length == 0 && post.Head.Channels.Count == 0) throw new CliException(ServerText.Get("NoChannels"));

            // Chosen before the first write: a wrong word leaves no picture behind on the server.
            var channelIds = ChannelChoice.Resolve(await ChannelChoice.AllAsync(client, cancellation), words, post.Head.Channels, parsed.GetValue(school));
            var idempotencyKey = parsed.GetValue(key) ?? Guid.NewGuid().ToString();
            try
            {
                var request = new PostRequest(
                    parsed.GetValue(school), post.Head.Title, post.Body.Trim(), variant is null ? null : new Dictionary<string, string> { ["gospublic"] = variant.Trim() },
                    channelIds, post.Head.PublishAt, await UploadAsync(client, pictures, parsed.GetValue(school), idempotencyKey, cancellation));
                var answer = await client.CreatePostAsync(request, idempotencyKey, cancellation);
                if (parsed.GetValue(submit)) answer = await SubmitAsync(client, answer, idempotencyKey, host, cancellation);
                command.Write(parsed, host, answer.Raw, output => PostsCommand.WritePost(output, answer.Value));
                return ExitCodes.Passed;
            }
            catch (CliException exception)
            {
                // The answer is missing, the post may be there: only the same key makes a second try harmless.
                throw new CliException(exception.Message + Environment.NewLine + ServerText.Get("TryAgainWithKey", idempotencyKey));
            }
        });
        return command;
    }

    private static async Task<string> ReadAsync(string path, CliHost host, CancellationToken cancellation) =>
        path == "-" ? await host.Input.ReadToEndAsync(cancellation) : PostFile.Paths(path, host.Directory) is [var file] ? PostFile.Read(file, host.Directory) : throw new CliException(ServerText.Get("OneFile", path));

    private static async Task<IReadOnlyList<string>> UploadAsync(ApiClient client, List<PictureArgument> pictures, string? school, string key, CancellationToken cancellation)
    {
        var ids = new List<string>();
        foreach (var picture in pictures)
        {
            await using var content = picture.Open();
            ids.Add((await client.UploadAsync(content, Path.GetFileName(picture.Path), picture.Description, school, $"{key}-media-{ids.Count}", cancellation)).Id);
        }

        return ids;
    }

    private static async Task<ApiAnswer<PostAnswer>> SubmitAsync(ApiClient client, ApiAnswer<PostAnswer> created, string key, CliHost host, CancellationToken cancellation)
    {
        try
        {
            await client.ActOnPostAsync(created.Value.Id, "submit", created.ETag, key + "-submit", cancellation);
        }
        catch (ApiRefusedException)
        {
            // The draft stays: its author mends it there instead of adding it again.
            await host.Error.WriteLineAsync(ServerText.Get("SavedNotSubmitted", created.Value.Id));
            throw;
        }

        return await client.GetPostAsync(created.Value.Id, cancellation);
    }
}
