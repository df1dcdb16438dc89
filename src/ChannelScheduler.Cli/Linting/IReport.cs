namespace ChannelScheduler.Cli.Linting;

/// <summary>One form of answer. Files come one by one and are not kept, so that a folder may hold any number of them.</summary>
internal interface IReport
{
    void Add(LintedFile file);

    /// <summary>After the last file.</summary>
    void End();
}
