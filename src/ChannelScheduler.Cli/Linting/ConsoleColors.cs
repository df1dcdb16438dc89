using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>ANSI colours, or none: the host says whether a terminal reads this (and https://no-color.org whether a person wants them).</summary>
internal sealed class ConsoleColors(bool enabled)
{
    private const string Reset = "\u001b[0m";

    public string Strong(string text) => Paint("1", text);

    public string Of(FindingSeverity severity, string text) =>
        Paint(severity switch { FindingSeverity.Error => "1;31", FindingSeverity.Warning => "1;33", _ => "1;36" }, text);

    private string Paint(string code, string text) => enabled ? $"\u001b[{code}m{text}{Reset}" : text;
}
