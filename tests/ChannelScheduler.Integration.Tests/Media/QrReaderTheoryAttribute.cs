using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>A table of tests that need zbarimg, as <see cref="QrReaderFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QrReaderTheoryAttribute : TheoryAttribute
{
    public QrReaderTheoryAttribute() => Skip = QrReaderFactAttribute.Missing;
}
