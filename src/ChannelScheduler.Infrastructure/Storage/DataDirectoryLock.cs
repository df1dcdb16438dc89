using System.Globalization;
using System.Text;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>
/// The right to use a data folder: one process at a time. The embedded database belongs to one process, and only the holder of this lock
/// may clear what a killed one left. The system drops the lock with the process, however it ends.
/// </summary>
public sealed class DataDirectoryLock : IDisposable
{
    public const string FileName = ".lock";

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Makes the folder when it is not there and locks it.</summary>
    /// <exception cref="DataDirectoryInUseException">Another program, or this one a second time, holds it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static DataDirectoryLock Acquire(string directory, TimeProvider time)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(Path.GetFullPath(directory), FileName);
        var file = Open(path);
        try
        {
            // For the person who looks which process it is; nothing reads it back. A file that outlives its process holds no lock.
            var owner = string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}\nstarted {time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(owner));
            file.Flush();
            return new DataDirectoryLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Gives the folder free. The file stays: deleting it could take away the name that a next holder has just locked.</summary>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path)
    {
        try
        {
            // FileShare.None is an exclusive flock on Linux and a sharing violation on Windows.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException))
        {
            throw new DataDirectoryInUseException(path, exception);
        }
    }
}
