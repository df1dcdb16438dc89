using System.Net.Mime;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Board;
using ChannelScheduler.Web.Pages.Calendar;
using Radzen;

namespace ChannelScheduler.Web.Islands;

/// <summary>Interactive components inside server-rendered pages: their services, their socket, their scripts.</summary>
internal static class IslandRouting
{
    public static void AddIslands(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddScoped<IslandWork>();
        services.AddScoped<CalendarReader>();
        services.AddScoped<CalendarDesk>();
        services.AddBoard();
        // Scripts and style sheets alone: they hold no secret that could be guessed by the size of an answer.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [MediaTypeNames.Text.JavaScript, MediaTypeNames.Text.Css];
        });
    }

    /// <summary>
    /// The socket of all islands, for whoever has a role somewhere. What a person may do there is asked with each piece of work (<see cref="IslandWork"/>): a socket lives longer than a role may.
    /// </summary>
    public static void MapIslands(this IEndpointRouteBuilder app) => app.MapBlazorHub().ForEveryRole().ExcludeFromDescription();

    /// <summary>The page holds an island.</summary>
    public static TBuilder WithIsland<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new IslandPolicy());
}
