using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Channels;

/// <summary>The steps of connecting a channel. Those that ask a network hold no transaction while they wait.</summary>
internal static class ConnectRoutes
{
    /// <summary>How long one press on "Find" listens: a browser waits that long without complaint.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void MapConnectPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<ConnectStartPage>("/channels/connect").For(Role.Admin);
        app.MapForm<ConnectStartPage>("/channels/connect", StartAsync).For(Role.Admin);
        app.MapPage<ConnectPage>("/channels/connect/{id:guid}").For(Role.Admin);
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/moderation", ModerationAsync).For(Role.Admin);
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/token", TokenAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/find", FindAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/channel", ChooseAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/check", CheckAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/by-hand", ByHandAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ConnectPage>("/channels/connect/{id:guid}/discard", DiscardAsync).For(Role.Admin);
    }

    private static async Task<IResult> StartAsync(PageForm form, PostStore store, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<ChannelKind>(form.Text("kind"), out var kind) || !Enum.IsDefined(kind)) throw ApiException.Invalid("ChoiceUnknown", "kind");
        var environment = form.Text("environment") == nameof(ChannelEnvironment.Sandbox) ? ChannelEnvironment.Sandbox : ChannelEnvironment.Live;
        var school = await store.SchoolAsync(form.OptionalId("school"), cancellationToken);
        var connection = await commands.StartAsync(school, kind, environment, form.OptionalId("channel"), cancellationToken);
        return PageResult.Redirect($"/channels/connect/{connection.Id}");
    }

    private static async Task<IResult> ModerationAsync(Guid id, PageForm form, ConnectionCommands commands, SchedulerDbContext db, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        var school = await db.Schools.SingleAsync(one => one.Id == connection.SchoolId, cancellationToken);
        await commands.AwaitModerationAsync(connection, form.Instant("since", school.Zone), cancellationToken);
        return Back(id, "ModerationNoted");
    }

    private static async Task<IResult> TokenAsync(Guid id, PageForm form, ConnectionCommands commands, TokenFields fields, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        await commands.TakeTokensAsync(connection, await fields.ReadAsync(form, connection.Kind, connection.SchoolId, cancellationToken), TokenFields.Prefix, cancellationToken);
        return Back(id, "TokenStored");
    }

    private static async Task<IResult> FindAsync(Guid id, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        var hint = await commands.FindAsync(connection, Patience, cancellationToken);
        // What was found is stored already; what to do next is said where the search was begun.
        return hint is null ? Back(id, null) : throw new RefusedException(RefusalKind.Conflict, "SearchHint", null, hint);
    }

    private static async Task<IResult> ChooseAsync(Guid id, PageForm form, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        await commands.ChooseAsync(await commands.OpenAsync(id, cancellationToken), form.Text("address"), cancellationToken);
        return Back(id, "ChannelChosen");
    }

    // Nothing that would hold the channel finishes; anything else shows each line with what to do.
    private static async Task<IResult> CheckAsync(Guid id, HttpContext http, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        if (connection.IsOpen)
        {
            var report = await commands.CheckAsync(connection, cancellationToken);
            if (!report.Publishes) return PageResult.Show<ConnectPage>(http, more: new Dictionary<string, object?> { [nameof(ConnectPage.Report)] = report });
        }
        var channel = await commands.CompleteAsync(connection, cancellationToken);
        return PageResult.Redirect($"/channels/{channel.Id}", "Connected");
    }

    private static async Task<IResult> ByHandAsync(Guid id, PageForm form, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        await commands.GoByHandAsync(await commands.OpenAsync(id, cancellationToken), form.Text("address"), form.OptionalText("name"), cancellationToken);
        return Back(id, "ByHand");
    }

    private static async Task<IResult> DiscardAsync(Guid id, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        await commands.DiscardAsync(await commands.OpenAsync(id, cancellationToken), cancellationToken);
        return PageResult.Redirect("/channels", "Discarded");
    }

    private static IResult Back(Guid id, string? done) => PageResult.Redirect($"/channels/connect/{id}", done);
}
