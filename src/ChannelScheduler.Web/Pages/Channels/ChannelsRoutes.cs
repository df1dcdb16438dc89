using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Channels;

/// <summary>The channels that there are: how they are, new keys, by hand or by the program, and the certificate for MAX.</summary>
internal static class ChannelsRoutes
{
    public static void MapChannelPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<ChannelsPage>("/channels").For(Role.Admin, Role.ContentAdmin);
        app.MapPage<ChannelPage>("/channels/{id:guid}").For(Role.Admin, Role.ContentAdmin);
        app.MapForm<ChannelPage>("/channels/{id:guid}/check", CheckAsync).For(Role.Admin, Role.ContentAdmin).WithMetadata(new NoTransaction());
        app.MapForm<ChannelPage>("/channels/{id:guid}/tokens", RenewAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ChannelPage>("/channels/{id:guid}/delivery", DeliverAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<ChannelPage>("/channels/{id:guid}/replace", ReplaceAsync).For(Role.Admin, Role.ContentAdmin);
        app.MapPage<CertificatePage>("/channels/certificate").For(Role.Admin);
        app.MapForm<CertificatePage>("/channels/certificate", ReadCertificateAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<CertificatePage>("/channels/certificate/trust", TrustAsync).For(Role.Admin);
    }

    // The report is shown to who asked for it and stored nowhere: a reload asks the network once more, which does no harm.
    private static async Task<IResult> CheckAsync(Guid id, HttpContext http, ChannelCommands commands, ChannelDoctor doctor, Actor actor, CancellationToken cancellationToken)
    {
        await commands.OpenAsync(id, cancellationToken);
        var report = await doctor.CheckAsync(id, actor.Id, cancellationToken) ?? throw ApiException.NotFound("channel");
        return PageResult.Show<ChannelPage>(http, more: new Dictionary<string, object?> { [nameof(ChannelPage.Report)] = report });
    }

    private static async Task<IResult> RenewAsync(Guid id, PageForm form, ChannelCommands commands, TokenFields fields, CancellationToken cancellationToken)
    {
        var channel = await commands.OpenAsync(id, cancellationToken);
        await commands.RenewCheckedAsync(channel, await fields.ReadAsync(form, channel.Kind, channel.SchoolId, cancellationToken), TokenFields.Prefix, cancellationToken);
        return PageResult.Redirect($"/channels/{id}", "TokenStored");
    }

    private static async Task<IResult> DeliverAsync(Guid id, PageForm form, ChannelCommands commands, CancellationToken cancellationToken)
    {
        var channel = await commands.OpenAsync(id, cancellationToken);
        form.RequireVersion(channel.Version);
        var mode = form.Text("mode") == "api" ? DeliveryMode.Api : DeliveryMode.ByHand;
        await commands.SetDeliveryAsync(channel, mode, cancellationToken);
        return PageResult.Redirect($"/channels/{id}", mode == DeliveryMode.Api ? "ByProgram" : "ByHand");
    }

    // What stayed behind is shown at once; sent again, the form finds nothing left to move.
    private static async Task<IResult> ReplaceAsync(Guid id, HttpContext http, PageForm form, ChannelCommands commands, CancellationToken cancellationToken)
    {
        var channel = await commands.OpenAsync(id, cancellationToken);
        var replaced = await commands.ReplaceAsync(channel, form.Id("channelId"), cancellationToken);
        return PageResult.Show<ChannelPage>(http, more: new Dictionary<string, object?> { [nameof(ChannelPage.Replaced)] = replaced });
    }

    private static async Task<IResult> ReadCertificateAsync(HttpContext http, PageForm form, TrustCommands commands, CancellationToken cancellationToken)
    {
        var pem = await PemAsync(form, cancellationToken);
        var shown = commands.Preview(pem);
        return PageResult.Show<CertificatePage>(http, more: new Dictionary<string, object?> { [nameof(CertificatePage.Shown)] = shown, [nameof(CertificatePage.Pem)] = pem });
    }

    private static async Task<IResult> TrustAsync(PageForm form, TrustCommands commands, CancellationToken cancellationToken)
    {
        await commands.AddAsync(form.Text("pem"), form.Text("fingerprint"), cancellationToken);
        return PageResult.Redirect("/channels/certificate", "CertificateStored");
    }

    private static async Task<string> PemAsync(PageForm form, CancellationToken cancellationToken)
    {
        if (form.Files["file"] is not { Length: > 0 } file) return form.Text("pem");
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
