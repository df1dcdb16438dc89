using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>
/// What people write by hand stays far below these limits; what stays above is a mistake or an attack ("a billion laughs": aliases of aliases that unfold into
/// gigabytes). Looked at event by event, before anything is built.
/// </summary>
public static class YamlLimits
{
    /// <summary>The deepest nesting of lists and mappings; policy files use seven.</summary>
    public const int Depth = 20;

    /// <exception cref="YamlException">Not YAML, too deep, with an alias or a second document; the mark is where.</exception>
    public static void Check(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var (depth, documents) = (0, 0);
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart start when ++documents > 1:
                    throw Refused(start, new PolicyProblem("YamlDocuments"));
                case AnchorAlias alias:
                    throw Refused(alias, new PolicyProblem("YamlAlias", alias.Value.Value));
                case MappingStart or SequenceStart when ++depth > Depth:
                    throw Refused(parser.Current, new PolicyProblem("YamlTooDeep", Depth.ToString(CultureInfo.InvariantCulture)));
                case MappingEnd or SequenceEnd:
                    depth--;
                    break;
            }
        }
    }

    private static YamlException Refused(ParsingEvent at, PolicyProblem problem) => new(at.Start, at.End, problem.ToString(), new PolicyValueException(problem));
}
