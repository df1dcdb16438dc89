using ChannelScheduler.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Hosting;

/// <summary>A start that would open the program to the network in the clear is refused, whichever way the address was given.</summary>
public sealed class UrlSafetyTests
{
    [Theory]
    [InlineData("Urls", "http://+:80")]
    [InlineData("Urls", "http://*:5080")]
    [InlineData("Urls", "http://[::]:80")]
    [InlineData("Urls", "http://0.0.0.0:80")]
    [InlineData("Urls", "http://[::ffff:0.0.0.0]:80")]
    [InlineData("Urls", "http://192.168.1.20:80")]
    [InlineData("Urls", "http://school.local:80")]
    [InlineData("Urls", "http://localhost.evil.test:80")]
    [InlineData("Urls", "http://127.0.0.1.evil.test:80")]
    [InlineData("Urls", "http://127.0.0.1:5080;http://+:80")]
    [InlineData("Urls", " ; http://+:80")]
    [InlineData("Urls", "http://unix:/run/posts.sock")]
    [InlineData("Urls", "httpsx://+:80")]
    [InlineData("Urls", "+:80")]
    [InlineData("URLS", "HTTP://+:80")]
    [InlineData("HTTP_PORTS", "8080")]
    [InlineData("HTTP_PORTS", "8080;8081")]
    [InlineData("Kestrel:Endpoints:Open:Url", "http://*:5081")]
    public void An_open_address_is_refused_with_what_to_do(string key, string value)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => UrlSafety.Check(With((key, value))));
        Assert.Contains("127.0.0.1", refusal.Message, StringComparison.Ordinal);
        // A declared proxy is the other way out.
        UrlSafety.Check(With((key, value), ("Proxy:TerminatesTls", "true")));
    }

    [Theory]
    [InlineData("Urls", "http://127.0.0.1:5080")]
    [InlineData("Urls", "http://localhost:5080;http://[::1]:5080")]
    [InlineData("Urls", "https://+:443;http://127.0.0.1:0")]
    [InlineData("HTTPS_PORTS", "443")]
    [InlineData("Kestrel:Endpoints:Own:Url", "https://*:443")]
    public void This_machine_or_tls_may_start(string key, string value) => UrlSafety.Check(With((key, value)));

    [Fact]
    public void Ports_count_only_where_no_address_is_named() => UrlSafety.Check(With(("Urls", "http://127.0.0.1:5080"), ("HTTP_PORTS", "8080")));

    [Fact]
    public void An_empty_list_of_addresses_does_not_hide_the_ports() => Assert.Throws<StartRefusedException>(() => UrlSafety.Check(With(("Urls", ""), ("HTTP_PORTS", "8080"))));

    [Theory]
    [InlineData("Proxy:Address", "everybody")]
    [InlineData("Proxy:Address", "0.0.0.0/0")]
    [InlineData("Proxy:Address", "::/0")]
    [InlineData("ForwardedHeaders_Enabled", "true")]
    public void Believing_everybodys_headers_is_refused(string key, string value) =>
        Assert.Throws<StartRefusedException>(() => UrlSafety.Check(With(("Urls", "http://127.0.0.1:5080"), (key, value))));

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => new KeyValuePair<string, string?>(one.Key, one.Value))).Build();
}
