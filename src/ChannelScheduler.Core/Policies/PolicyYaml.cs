using System.Globalization;
using ChannelScheduler.Core.Texts;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace ChannelScheduler.Core.Policies;

/// <summary>Reads policy files strictly: an unknown or doubled key is an error with its line, never a silent nothing.</summary>
internal static class PolicyYaml
{
    private static readonly TextCatalog Texts = new("ChannelScheduler.Core.Policies.PolicyFileTexts", typeof(PolicyYaml).Assembly);

    public static string Reason(string key, params object?[] values) => Texts.Get(CultureInfo.CurrentUICulture, key, values);

    /// <exception cref="PolicyFileException">Missing, unreadable, empty, or not of the form of <typeparamref name="T"/>.</exception>
    public static T Read<T>(string path)
        where T : class
    {
        string yaml;
        try
        {
            yaml = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException(path, 0, Reason("FileMissing"), exception);
        }

        try
        {
            // A builder is not thread-safe and cheap enough: files are read once per start.
            var deserializer = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .WithEnumNamingConvention(CamelCaseNamingConvention.Instance)
                .WithTypeConverter(new DateOnlyConverter(formats: "yyyy-MM-dd"))
                .WithTypeConverter(new TimeOnlyConverter(formats: "HH:mm"))
                .Build();
            return deserializer.Deserialize<T?>(yaml) ?? throw new PolicyFileException(path, 0, Reason("FileEmpty"));
        }
        catch (YamlException exception)
        {
            throw new PolicyFileException(path, (int)exception.Start.Line, exception.InnerException?.Message ?? exception.Message, exception);
        }
    }

    /// <summary>Both languages, or an error that names the key.</summary>
    public static PolicyText Text(TextYaml? text, string path, string key) =>
        text is { Ru.Length: > 0, En.Length: > 0 } ? new PolicyText(text.Ru.Trim(), text.En.Trim()) : throw Missing(path, key + " {ru, en}");

    public static PolicyFileException Missing(string path, string key) => new(path, 0, Reason("KeyMissing", key));

    internal sealed class TextYaml
    {
        public string Ru { get; set; } = "";

        public string En { get; set; } = "";
    }
}
