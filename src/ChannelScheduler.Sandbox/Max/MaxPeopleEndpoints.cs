using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Control calls that play people with a phone, and the repeat of a webhook's event.</summary>
internal static class MaxPeopleEndpoints
{
    public static IEndpointRouteBuilder MapMaxPeople(this IEndpointRouteBuilder app, string prefix)
    {
        var root = prefix + "/_sandbox/max";
        var one = root + "/people/{userId:long}";
        app.MapGet(root + "/people", ListAsync);
        app.MapPost(root + "/people", context => ControlCall.RunAsync<MaxPersonBody>(context, body => Phone(context).Add(body.Name)));
        app.MapGet(one + "/dialog", DialogAsync);
        Act("/start", (phone, id, body) => new { phone.Start(id, body.Bot, body.Payload).ChatId });
        Act("/say", (phone, id, body) => new { phone.Say(id, body.Bot, body.Text).Mid });
        Act("/press", (phone, id, body) => new { CallbackId = phone.Press(id, body.Bot, body.Mid, body.Payload).Id });
        Act("/stop", (phone, id, body) => new { phone.Stop(id, body.Bot).ChatId });
        app.MapPost(root + "/webhooks/replay", ReplayAsync);
        return app;

        void Act(string path, Func<MaxPhone, long, MaxActBody, object> act) =>
            app.MapPost(one + path, context => ControlCall.RunAsync<MaxActBody>(context, body => act(Phone(context), Id(context), body)));
    }

    private static Task ListAsync(HttpContext context) => ControlCall.AnswerAsync(context, () => Task.FromResult<object>(Phone(context).People()));

    private static Task DialogAsync(HttpContext context) =>
        ControlCall.AnswerAsync(context, () => Task.FromResult<object>(Phone(context).Dialog(Id(context), context.Request.Query["bot"])));

    private static Task ReplayAsync(HttpContext context) => ControlCall.RunLongAsync<MaxActBody>(context,
        body => context.RequestServices.GetRequiredService<MaxWebhooks>().ReplayAsync(Phone(context).Bot(body.Bot).UserId, context.RequestAborted));

    private static MaxPhone Phone(HttpContext context) => context.RequestServices.GetRequiredService<MaxPhone>();

    private static long Id(HttpContext context) => long.Parse((string)context.Request.RouteValues["userId"]!, CultureInfo.InvariantCulture);

    private sealed record MaxPersonBody(string? Name);

    private sealed record MaxActBody(string? Bot, string? Payload, string? Text, string? Mid);
}
