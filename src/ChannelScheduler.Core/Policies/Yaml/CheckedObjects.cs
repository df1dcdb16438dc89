using System.Collections;
using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>Gives each <see cref="Located"/> its line, and refuses a key that stands there without a value: YAML reads that as null, and nobody expects one.</summary>
internal sealed class CheckedObjects(INodeDeserializer inner) : INodeDeserializer
{
    public bool Deserialize(IParser reader, Type expectedType, Func<IParser, Type, object?> nestedObjectDeserializer, out object? value, ObjectDeserializer rootDeserializer)
    {
        var start = reader.Current!.Start;
        if (!inner.Deserialize(reader, expectedType, nestedObjectDeserializer, out value, rootDeserializer)) return false;
        if (value is Located located) located.Line = (int)start.Line;
        if (value is not null && FindEmpty(value) is { } key)
        {
            var problem = new PolicyProblem("KeyEmpty", key);
            throw new YamlException(start, start, problem.ToString(), new PolicyValueException(problem));
        }

        return true;
    }

    private static string? FindEmpty(object value)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in value.GetType().GetProperties())
        {
            if (property.PropertyType.IsValueType) continue;
            var info = nullability.Create(property);
            var given = property.GetValue(value);
            var isEmpty = given switch
            {
                null => info.WriteState == NullabilityState.NotNull,
                IDictionary pairs => HasNull(pairs.Values, info.GenericTypeArguments[1]),
                IList list when info.GenericTypeArguments.Length == 1 => HasNull(list, info.GenericTypeArguments[0]),
                _ => false,
            };
            if (isEmpty) return char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
        }

        return null;
    }

    private static bool HasNull(IEnumerable values, NullabilityInfo item) => item.ReadState == NullabilityState.NotNull && values.Cast<object?>().Contains(null);
}
