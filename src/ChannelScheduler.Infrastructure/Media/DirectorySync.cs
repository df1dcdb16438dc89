using System.Runtime.InteropServices;
using System.Text;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// Flushes a folder's list of names to disk: on Linux a renamed file may lose its new name in a power cut without it.
/// .NET opens no folders, hence the three system calls. Elsewhere the file system keeps names in its own journal.
/// </summary>
/// <seealso href="https://man7.org/linux/man-pages/man2/fsync.2.html"/>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The folder can't be opened or flushed.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0) throw Failure("open", folder);
        try
        {
            if (Sync(descriptor) != 0) throw Failure("fsync", folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string call, string folder) => new($"{call} of folder '{folder}' failed: errno {Marshal.GetLastPInvokeError()}.");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
