using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>Reads an enum by its camel-case words alone: no numbers, no lists, and a wrong word is answered with the right ones.</summary>
internal sealed class EnumWords : IYamlTypeConverter
{
    public bool Accepts(Type type) => (Nullable.GetUnderlyingType(type) ?? type).IsEnum;

    public static string WordFor(object value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        var isNullable = Nullable.GetUnderlyingType(type) is not null;
        if (isNullable && scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" }) return null;
        var values = Enum.GetValues(Nullable.GetUnderlyingType(type) ?? type).Cast<object>().ToDictionary(WordFor);
        if (values.TryGetValue(scalar.Value, out var value)) return value;
        var problem = NearestWord.Problem("ValueUnknown", scalar.Value, values.Keys);
        throw new YamlException(scalar.Start, scalar.End, problem.ToString(), new PolicyValueException(problem));
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException();
}
