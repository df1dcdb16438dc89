using ChannelScheduler.Infrastructure.Media;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>A test that needs zbarimg. On a machine without it it is left out, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QrReaderFactAttribute : FactAttribute
{
    internal static readonly string? Missing = new QrReaderProgram(null, Environment.GetEnvironmentVariable("PATH")).Find() is null
        ? "Left out: no zbarimg on PATH. Install the system's package 'zbar-tools' (tests/run.sh does, as root)."
        : null;

    public QrReaderFactAttribute() => Skip = Missing;
}
