using System.Globalization;
using ChannelScheduler.Sandbox.Max;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox;

/// <summary>Pages that play a person's phone: whoever tries the program can be the reviewer in MAX.</summary>
internal static class PhoneEndpoints
{
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static readonly string[] Acts = ["start", "say", "press", "stop"];

    public static IEndpointRouteBuilder MapPhone(this IEndpointRouteBuilder app, string prefix, string? home)
    {
        var one = prefix + "/people/{userId:long}";
        app.MapGet(prefix + "/people", context => WriteAsync(context, StatusCodes.Status200OK, Page(context, prefix, home).People(null)));
        app.MapPost(prefix + "/people", context => AddAsync(context, prefix, home));
        app.MapGet(one, context => ShowAsync(context, prefix, home, null));
        foreach (var act in Acts)
        {
            app.MapPost($"{one}/{act}", context => ActAsync(context, prefix, home, act));
        }

        return app;
    }

    private static async Task AddAsync(HttpContext context, string prefix, string? home)
    {
        if (await ReadAsync(context) is not { } form)
        {
            return;
        }

        try
        {
            var person = Phone(context).Add(form["name"]);
            Redirect(context, $"{prefix}/people/{person.UserId}?");
        }
        catch (ArgumentException)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, Page(context, prefix, home).People(Texts(context)["Refused_person"]));
        }
    }

    private static Task ShowAsync(HttpContext context, string prefix, string? home, string? refused)
    {
        var (phone, page) = (Phone(context), Page(context, prefix, home));
        var bots = phone.Bots();
        try
        {
            var bot = Bot(context) ?? (bots.Count == 1 ? MaxRequest.Id(bots[0].UserId) : null);
            return WriteAsync(context, refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
                bot is null ? page.Bots(phone.Person(Id(context))) : page.Dialog(phone.Dialog(Id(context), bot), refused));
        }
        catch (KeyNotFoundException)
        {
            return WriteAsync(context, StatusCodes.Status404NotFound, page.NotFound());
        }
    }

    private static async Task ActAsync(HttpContext context, string prefix, string? home, string act)
    {
        if (await ReadAsync(context) is not { } form)
        {
            return;
        }

        try
        {
            var bot = Do(Phone(context), Id(context), Bot(context), act, form);
            Redirect(context, $"{prefix}/people/{Id(context)}?bot={bot}&", "#last");
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            await ShowAsync(context, prefix, home, Texts(context)["Refused_" + act]);
        }
    }

    /// <returns>The bot whose dialogue is shown then: a link names its bot, which may be another one than the page's.</returns>
    private static long Do(MaxPhone phone, long person, string? bot, string act, IFormCollection form)
    {
        var link = StartLink.Read(form["link"]);
        switch (act)
        {
            case "start":
                return phone.Start(person, link.Bot ?? bot, link.Payload).BotUserId;
            case "say":
                // Browsers count a line's end as one character and send two.
                phone.Say(person, bot, form["text"].ToString().ReplaceLineEndings("\n"));
                break;
            case "press":
                phone.Press(person, bot, form["mid"], form["payload"]);
                break;
            default:
                phone.Stop(person, bot);
                break;
        }

        return phone.Bot(bot).UserId;
    }

    // A page of somebody else's in the same browser must not press buttons here.
    private static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        var (site, origin) = (context.Request.Headers["Sec-Fetch-Site"].ToString(), context.Request.Headers.Origin.ToString());
        var isOwn = site.Length > 0 ? site == "same-origin" : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value);
        if (isOwn && context.Request.HasFormContentType)
        {
            return await context.Request.ReadFormAsync();
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return null;
    }

    private static void Redirect(HttpContext context, string path, string part = "")
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{context.Request.PathBase}{path}lang={Texts(context).Language}{part}";
    }

    private static Task WriteAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        // Without a referrer a browser would not say where a form comes from, either.
        return SandboxReaderEndpoints.WriteAsync(context, html, Policy, referrer: "same-origin");
    }

    private static PhonePage Page(HttpContext context, string prefix, string? home)
    {
        var texts = Texts(context);
        prefix = context.Request.PathBase + prefix;
        return new PhonePage(new ReaderPage(texts, prefix, home is null ? null : context.Request.PathBase + home), texts, prefix, Phone(context));
    }

    private static ReaderTexts Texts(HttpContext context) => ReaderTexts.For(context.Request);

    private static MaxPhone Phone(HttpContext context) => context.RequestServices.GetRequiredService<MaxPhone>();

    private static string? Bot(HttpContext context) => context.Request.Query["bot"] is [{ Length: > 0 } bot, ..] ? bot : null;

    private static long Id(HttpContext context) => long.Parse((string)context.Request.RouteValues["userId"]!, CultureInfo.InvariantCulture);
}
