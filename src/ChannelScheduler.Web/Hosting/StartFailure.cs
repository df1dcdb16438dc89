using System.Data.Common;
using System.Security.Cryptography;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Web.Hosting;

/// <summary>What stops a start and a person can mend, as one sentence. Anything else is a defect and keeps its stack trace.</summary>
internal static class StartFailure
{
    /// <returns>Null for what is no fault of configuration or surroundings.</returns>
    public static string? Describe(Exception exception) => exception switch
    {
        PolicyFileException or DataDirectoryInUseException or StartRefusedException => exception.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        // appsettings.json that is no JSON, a folder that may not be written, an address that is taken.
        InvalidDataException or UnauthorizedAccessException => Sentence(exception),
        IOException => exception.Message,
        InvalidOperationException when exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => Sentence(exception),
        // Kestrel's words tell a programmer about a certificate for development.
        InvalidOperationException when exception.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "Urls: для https нужен сертификат. Задайте Kestrel:Certificates:Default:Path (и KeyPath или Password), как в README. "
            + "/ Urls: https needs a certificate. Set Kestrel:Certificates:Default:Path (and KeyPath or Password), as the README says.",
        CryptographicException => $"Kestrel:Certificates: {exception.Message}",
        DbException => $"Database: {exception.Message}",
        // Several sections are wrong; a defect among them is shown whole.
        AggregateException several when several.InnerExceptions.Select(Describe).ToList() is var sentences && !sentences.Contains(null) => string.Join(Environment.NewLine, sentences),
        _ => null,
    };

    private static string Sentence(Exception exception) => exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
}
