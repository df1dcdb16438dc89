using YamlDotNet.Serialization;

namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>Names the key that is not known, and the one that was probably meant.</summary>
internal sealed class StrictKeys(ITypeInspector inner) : ITypeInspector
{
    public IEnumerable<IPropertyDescriptor> GetProperties(Type type, object? container) => inner.GetProperties(type, container);

    public IPropertyDescriptor GetProperty(Type type, object? container, string name, bool ignoreUnmatched, bool caseInsensitivePropertyMatching)
    {
        var known = inner.GetProperties(type, container).Select(property => property.Name).ToList();
        return known.Contains(name)
            ? inner.GetProperty(type, container, name, ignoreUnmatched, caseInsensitivePropertyMatching)
            : throw new PolicyValueException(NearestWord.Problem("KeyUnknown", name, known));
    }

    public string GetEnumName(Type enumType, string name) => inner.GetEnumName(enumType, name);

    public string GetEnumValue(object enumValue) => inner.GetEnumValue(enumValue);
}
