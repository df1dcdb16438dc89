using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>
/// What <c>--fix</c> does with one file: one fix, another look, the next, until none is left that may be made unasked. Each takes a finding away and adds none, so it ends,
/// and no file gets worse.
/// </summary>
internal static class FileFixer
{
    /// <summary>Far beyond any post; whatever a rule proposes, this ends.</summary>
    private const int MostFixes = 1000;

    /// <returns>The file as it could be written, judged anew, and the lines that changed.</returns>
    public static (LintedFile Mended, IReadOnlyList<FileChange> Changes) Fix(LintedFile file, PolicyLinter linter, IReadOnlyList<LintChannel>? targets)
    {
        var changes = new List<FileChange>();
        while (changes.Count < MostFixes)
        {
            var finding = file.Report.Findings.FirstOrDefault(finding => finding.Field == "text" && TextFixes.Unasked(finding) is not null);
            if (finding is null) break;
            var fix = TextFixes.Unasked(finding)!;
            var mended = LintedFile.Lint(file.Post.WithBody(TextFixes.Apply(file.Post.Body, fix)), linter, targets);
            changes.Add(FileChange.Of(file, mended, finding, fix));
            file = mended;
        }

        return (file, changes);
    }

    /// <summary>Writes all of it or nothing: a crash or a full disk leaves the old file.</summary>
    /// <returns>Where it was written.</returns>
    /// <exception cref="CliException">It can't be written.</exception>
    public static string Write(string path, string directory, string text)
    {
        try
        {
            return Replace(Path.GetFullPath(path, directory), text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliText.Get("NotWritable", path, exception.Message));
        }
    }

    private static string Replace(string path, string text)
    {
        // A link stays a link.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                // A byte order mark is part of the text already.
                stream.Write(new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
            return target;
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
