using System.Data.Common;
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
        DbException => $"Database: {exception.Message}",
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        _ => null,
    };

    private static string Sentence(Exception exception) => exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
}
