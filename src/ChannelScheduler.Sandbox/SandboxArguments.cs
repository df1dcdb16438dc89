using System.Globalization;

namespace ChannelScheduler.Sandbox;

/// <summary>Arguments of the stand-alone program.</summary>
internal sealed record SandboxArguments(int MaxPort, int VkPort, string? StateDirectory, bool RateLimits)
{
    public const string Usage = "--max PORT --vk PORT [--state DIR] [--no-rate-limits]   (port 0 = a free one)";

    /// <exception cref="ArgumentException">An argument is unknown or has no value.</exception>
    public static SandboxArguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new SandboxArguments(5101, 5102, null, true);
        for (var i = 0; i < args.Count; i++)
        {
            parsed = args[i] switch
            {
                "--max" => parsed with { MaxPort = Port(args, ++i) },
                "--vk" => parsed with { VkPort = Port(args, ++i) },
                "--state" => parsed with { StateDirectory = Value(args, ++i) },
                "--no-rate-limits" => parsed with { RateLimits = false },
                _ => throw new ArgumentException($"unknown argument '{args[i]}'; usage: {Usage}"),
            };
        }

        return parsed;
    }

    private static string Value(IReadOnlyList<string> args, int index) =>
        index < args.Count ? args[index] : throw new ArgumentException($"'{args[index - 1]}' needs a value; usage: {Usage}");

    private static int Port(IReadOnlyList<string> args, int index) =>
        ushort.TryParse(Value(args, index), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new ArgumentException($"'{args[index]}' is not a port; usage: {Usage}");
}
