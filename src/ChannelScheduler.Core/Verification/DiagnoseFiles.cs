using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Verification;

/// <summary>Reads the two files of documented errors, strictly.</summary>
internal static class DiagnoseFiles
{
    /// <exception cref="PolicyFileException">Missing, broken or incomplete.</exception>
    public static List<DiagnoseEntry> ReadVerification(string path, StemTable stems) =>
    [
        .. PolicyYaml.Read<VerificationYaml>(path).Errors.Select(error => new DiagnoseEntry(
            error.Code.Length > 0 ? error.Code : throw PolicyYaml.Missing(path, "code", error.Line),
            PolicyYaml.Text(error.Title, path, error.Code + ".title"),
            Means: null,
            PolicyYaml.Text(error.Fix, path, error.Code + ".fix"),
            PolicyYaml.Text(error.Source, path, error.Code + ".source"),
            error.Signs.Count > 0 ? SignsOf(error.Signs, [], stems, path, error.Line) : throw PolicyYaml.Missing(path, error.Code + ".signs", error.Line),
            Network: null, ErrorCode: null, IsVariant: false)),
    ];

    /// <exception cref="PolicyFileException">Missing, broken or incomplete, or a code's network is not among the networks.</exception>
    public static (List<DiagnoseEntry> Entries, IReadOnlyDictionary<Network, IReadOnlyList<string>> Words) ReadNetworks(string path, StemTable stems)
    {
        var yaml = PolicyYaml.Read<NetworkErrorsYaml>(path);
        var networks = yaml.Networks.ToDictionary(one => NetworkOf(one.Key, path, one.Line), one => (Words: (IReadOnlyList<string>)one.Words, Source: PolicyYaml.Text(one.Source, path, one.Key + ".source")));
        var entries = yaml.Errors.ConvertAll(error =>
        {
            var parts = error.Code.Split(':', 2);
            var network = NetworkOf(parts[0], path, error.Line);
            if (parts.Length < 2 || parts[1].Length == 0 || !networks.TryGetValue(network, out var known)) throw PolicyYaml.Missing(path, "code", error.Line);
            var code = parts[1].Split('-', 2);
            return new DiagnoseEntry(
                error.Code,
                PolicyYaml.Text(error.Title, path, error.Code + ".title"),
                PolicyYaml.Text(error.Means, path, error.Code + ".means"),
                PolicyYaml.Text(error.Fix, path, error.Code + ".fix"),
                error.Source is null ? known.Source : PolicyYaml.Text(error.Source, path, error.Code + ".source"),
                SignsOf(error.Signs, known.Words, stems, path, error.Line), network, code[0], code.Length > 1);
        });
        return (entries, networks.ToDictionary(one => one.Key, one => one.Value.Words));
    }

    private static Network NetworkOf(string key, string path, int line) =>
        Enum.TryParse<Network>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(key.ToLowerInvariant()), out var network) ? network : throw PolicyYaml.Missing(path, "code", line);

    private static List<Sign> SignsOf(List<string> signs, IReadOnlyList<string> networkWords, StemTable stems, string path, int line) => signs.ConvertAll(text =>
    {
        var sign = Sign.Parse(text, networkWords, stems);
        return sign.Stems is > 0 and <= Sign.MostStems ? sign : throw new PolicyFileException(path, line, PolicyYaml.Reason("SignTooLong", text, Sign.MostStems));
    });
}
