using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Core.Policies;

/// <summary>The files of a <c>policies</c> folder that count, and how to see that they have changed.</summary>
public static class PolicyDirectory
{
    /// <summary>Ten times what there is; more is somebody else's folder.</summary>
    public const int MostFiles = 1_000;

    private static readonly string[] Extensions = [".yaml", ".txt"];

    /// <summary>A hash over names and contents: two folders of the same fingerprint hold the same policies.</summary>
    /// <exception cref="PolicyFileException">The folder or a file can't be read, or there is too much of it.</exception>
    public static string Fingerprint(string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Files(directory))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, path) + "\0"));
            hash.AppendData(SHA256.HashData(PolicyYaml.ReadBytes(path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Names, lengths and times of writing: cheaper than <see cref="Fingerprint"/>, for looking often.</summary>
    /// <returns>Never fails: a folder that can't be listed has a stamp of its own.</returns>
    public static string Stamp(string directory)
    {
        try
        {
            var stamp = new StringBuilder();
            foreach (var path in Files(directory))
            {
                var file = new FileInfo(path);
                stamp.Append(path).Append('|').Append(file.Exists ? file.Length : -1).Append('|').Append(file.Exists ? file.LastWriteTimeUtc.Ticks : 0).Append('\n');
            }

            return stamp.ToString();
        }
        catch (Exception exception) when (exception is PolicyFileException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    internal static void RequireReadable(string directory) => Files(directory);

    private static List<string> Files(string directory)
    {
        if (!Directory.Exists(directory)) throw new PolicyFileException(directory, 0, PolicyYaml.Reason("FolderMissing"));
        try
        {
            var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Take(MostFiles + 1).ToList();
            if (files.Count > MostFiles) throw new PolicyFileException(directory, 0, PolicyYaml.Reason("TooManyFiles", MostFiles));
            return [.. files.Where(path => Extensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException(directory, 0, PolicyYaml.Reason("FileMissing"), exception);
        }
    }
}
