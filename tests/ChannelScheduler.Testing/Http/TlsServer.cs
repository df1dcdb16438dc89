using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Testing.Http;

/// <summary>Kestrel with https on a free port of 127.0.0.1, one answer for everything; counts what gets through.</summary>
public sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private TlsServer(X509Certificate2 certificate, string json)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        _app = builder.Build();
        _app.Run(context =>
        {
            Interlocked.Increment(ref _requests);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(json);
        });
    }

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public int Requests => Volatile.Read(ref _requests);

    public static async Task<TlsServer> StartAsync(X509Certificate2 certificate, string json)
    {
        var server = new TlsServer(certificate, json);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
