using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChannelScheduler.Cli.Api;

internal static class ApiJson
{
    /// <summary>An answer without the ids it must have is not our server's.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>For a console: indented, Cyrillic readable.</summary>
    public static readonly JsonSerializerOptions Readable = new(Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
