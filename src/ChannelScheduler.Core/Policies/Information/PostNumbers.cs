namespace ChannelScheduler.Core.Policies.Information;

/// <summary>The numbers of each field, found when the first rule asks and only once.</summary>
internal sealed class PostNumbers(IReadOnlyList<LintField> fields)
{
    private readonly IReadOnlyList<FoundNumber>?[] _numbers = new IReadOnlyList<FoundNumber>?[fields.Count];

    /// <param name="field">Its place among the fields.</param>
    public IReadOnlyList<FoundNumber> Of(int field) => _numbers[field] ??= NumberScanner.Scan(fields[field].Text);
}
