using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>The data folder belongs to another running program. The message is for a person, in the current UI language.</summary>
public sealed class DataDirectoryInUseException(string lockFile, Exception inner)
    : Exception(Texts.Get(CultureInfo.CurrentUICulture, "InUse", Path.GetDirectoryName(lockFile), lockFile), inner)
{
    public static readonly TextCatalog Texts = new(typeof(DataDirectoryInUseException).Namespace + ".DataDirectoryTexts", typeof(DataDirectoryInUseException).Assembly);

    public string LockFile { get; } = lockFile;
}
