using System.Text;
using ChannelScheduler.Core.Policies.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using YamlDotNet.Serialization.NodeDeserializers;

namespace ChannelScheduler.Core.Policies;

/// <summary>Reads policy files strictly: an unknown or doubled key is an error with its line, never a silent nothing.</summary>
internal static class PolicyYaml
{
    /// <summary>Twenty times the longest file there is.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PolicyProblem Reason(string key, params object?[] values) => new(key, values);

    /// <exception cref="PolicyFileException">Missing, unreadable, too big, empty, or not of the form of <typeparamref name="T"/>.</exception>
    public static T Read<T>(string path)
        where T : class
    {
        var yaml = ReadText(path);
        try
        {
            YamlLimits.Check(yaml);
            // A builder is not thread-safe and cheap enough: files are read once per load.
            var deserializer = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .WithTypeInspector(inner => new StrictKeys(inner))
                .WithTypeConverter(new EnumWords())
                .WithNodeDeserializer(inner => new CheckedObjects(inner), where => where.InsteadOf<ObjectNodeDeserializer>())
                .Build();
            return deserializer.Deserialize<T?>(yaml) ?? throw new PolicyFileException(path, 0, Reason("FileEmpty"));
        }
        catch (YamlException exception)
        {
            throw new PolicyFileException(path, (int)exception.Start.Line, ProblemOf(exception), exception);
        }
    }

    /// <summary>A file's text, UTF-8 and not above <see cref="MaxBytes"/>.</summary>
    /// <exception cref="PolicyFileException">It is not.</exception>
    public static string ReadText(string path)
    {
        try
        {
            return StrictUtf8.GetString(ReadBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            throw new PolicyFileException(path, 0, Reason("NotUtf8"), exception);
        }
    }

    /// <exception cref="PolicyFileException">Missing, unreadable or above <see cref="MaxBytes"/>.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            // An editor may have the file open: it is read all the same, and read again when it changes.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaxBytes) throw new PolicyFileException(path, 0, Reason("FileTooBig", MaxBytes / 1024));
            var bytes = new byte[file.Length];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException(path, 0, Reason("FileMissing"), exception);
        }
    }

    /// <summary>Both languages, or an error that names the key.</summary>
    public static PolicyText Text(TextYaml? text, string path, string key) =>
        text is { Ru.Length: > 0, En.Length: > 0 } ? new PolicyText(text.Ru.Trim(), text.En.Trim()) : throw Missing(path, key + " {ru, en}", text?.Line ?? 0);

    public static PolicyFileException Missing(string path, string key, int line = 0) => new(path, line, Reason("KeyMissing", key));

    // Our own words stand innermost; what the library says it says in English.
    private static PolicyProblem ProblemOf(YamlException exception)
    {
        Exception innermost = exception;
        while (innermost.InnerException is { } inner) innermost = inner;
        return innermost is PolicyValueException ours ? ours.Problem : Reason("NotYaml", innermost.Message);
    }

    internal sealed class TextYaml : Located
    {
        public string Ru { get; set; } = "";

        public string En { get; set; } = "";
    }
}
