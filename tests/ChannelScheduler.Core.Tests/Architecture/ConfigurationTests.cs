using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Mail;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Vk;
using ChannelScheduler.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>A misspelt key would be ignored in silence, and the default would act instead.</summary>
public class ConfigurationTests
{
    // Read by name, not bound to a class. The list is part of the public contract.
    private static readonly string[] PlainKeys =
        ["Urls", "Database:Provider", "Database:ConnectionString", "Data:Directory", "Keys:Directory", "Policies:Directory", "Media:QrReader", "Sandbox:Enabled", "Proxy:TerminatesTls", "Proxy:Address"];

    private static readonly string[] BoundSections = ["Publishing", MaxOptions.Section, VkOptions.Section, MailOptions.Section];

    private static IConfiguration Settings { get; } = new ConfigurationBuilder().AddJsonFile(Path.Combine(RepositoryFiles.Root, "appsettings.json")).Build();

    [Fact]
    public void Every_key_of_the_settings_file_is_known()
    {
        Bind(Settings);
        Assert.Empty(UnknownKeys(Settings));
    }

    [Fact]
    public void The_settings_file_shows_the_defaults()
    {
        var written = Settings.GetSection("Publishing").Get<PublishingOptions>();
        Assert.Equal(JsonSerializer.Serialize(new PublishingOptions()), JsonSerializer.Serialize(written));
        Assert.Equal(new MaxOptions().BaseUrl, Settings.GetSection(MaxOptions.Section).Get<MaxOptions>()!.BaseUrl);
        Assert.Equal(new VkOptions().BaseUrl, Settings.GetSection(VkOptions.Section).Get<VkOptions>()!.BaseUrl);
        Assert.Equal(new MailOptions().Port, Settings.GetSection(MailOptions.Section).Get<MailOptions>()!.Port);
        Assert.Equal(new MailOptions().Security, Settings.GetSection(MailOptions.Section).Get<MailOptions>()!.Security);
        Assert.Equal(new VkOptions().ApiVersion, Settings.GetSection(VkOptions.Section).Get<VkOptions>()!.ApiVersion);
    }

    [Theory]
    [InlineData("Publishing:CrossPostDelai")]
    [InlineData("Networks:Max:BaseAddress")]
    [InlineData("Networks:Vk:Version")]
    [InlineData("Mail:Server")]
    public void A_misspelt_key_of_a_bound_section_is_found(string key) => Assert.Throws<InvalidOperationException>(() => Bind(With(key)));

    [Theory]
    [InlineData("Url")]
    [InlineData("Data:Folder")]
    [InlineData("Networks:Telegram:BaseUrl")]
    public void A_misspelt_plain_key_is_found(string key) => Assert.Equal([key], UnknownKeys(With(key)));

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ru.md")]
    public void The_readme_names_every_key(string readme)
    {
        var text = SourceFiles.Read(readme);
        Assert.Empty(Leaves(Settings).Where(key => !IsLogging(key) && !text.Contains($"`{key}`", StringComparison.Ordinal)).ToList());
    }

    private static void Bind(IConfiguration settings)
    {
        settings.GetSection("Publishing").Get<PublishingOptions>(Strict);
        settings.GetSection(MaxOptions.Section).Get<MaxOptions>(Strict);
        settings.GetSection(VkOptions.Section).Get<VkOptions>(Strict);
        settings.GetSection(MailOptions.Section).Get<MailOptions>(Strict);
    }

    private static void Strict(BinderOptions options) => options.ErrorOnUnknownConfiguration = true;

    private static IEnumerable<string> UnknownKeys(IConfiguration settings) => Leaves(settings).Where(key =>
        !PlainKeys.Contains(key) && !IsLogging(key) && !BoundSections.Any(section => key.StartsWith(section + ":", StringComparison.Ordinal)));

    private static bool IsLogging(string key) => key.StartsWith("Logging:", StringComparison.Ordinal);

    private static IEnumerable<string> Leaves(IConfiguration settings) => settings.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key);

    private static IConfiguration With(string key) => new ConfigurationBuilder().AddInMemoryCollection([new(key, "00:00:01")]).Build();
}
