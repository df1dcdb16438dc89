using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>Compares a JSON schema with the C# shape of the same file: keys, lists, words to choose from.</summary>
internal sealed class SchemaShape
{
    private readonly List<string> _differences = [];

    public static IReadOnlyList<string> Differences(string schemaFile, Type shape)
    {
        var comparison = new SchemaShape();
        comparison.Compare(new Place(schemaFile, JsonNode.Parse(File.ReadAllText(schemaFile))!), shape, "");
        return comparison._differences;
    }

    private void Compare(Place schema, Type type, string path)
    {
        schema = schema.Resolved();
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            Same(path, Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName), schema.Words("enum"));
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            if (type.GetGenericArguments()[0].IsEnum) Compare(schema.At("propertyNames"), type.GetGenericArguments()[0], path + "<key>");
            Compare(schema.At("additionalProperties"), type.GetGenericArguments()[1], path + ".*");
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            Compare(schema.At("items"), type.GetGenericArguments()[0], path + "[]");
        }
        else if (type.Assembly != typeof(string).Assembly)
        {
            CompareKeys(schema, type, path);
        }
    }

    private void CompareKeys(Place schema, Type type, string path)
    {
        var keys = type.GetProperties().Where(property => property.GetCustomAttribute<YamlIgnoreAttribute>() is null).ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        // Lengths and pictures belong to the networks: a region's file has no such keys.
        if (path == ".publishing")
        {
            keys.Remove("lengths");
            keys.Remove("pictures");
        }

        var properties = schema.Node["properties"]?.AsObject();
        if (properties is null || schema.Node["additionalProperties"]?.GetValue<bool>() != false)
        {
            _differences.Add($"{path}: the schema leaves other keys through");
            return;
        }

        Same(path, keys.Keys, properties.Select(property => property.Key));
        foreach (var (name, property) in keys)
        {
            if (properties[name] is { } node) Compare(schema with { Node = node }, property.PropertyType, $"{path}.{name}");
        }
    }

    private void Same(string path, IEnumerable<string> program, IEnumerable<string> schema)
    {
        var (mine, theirs) = (program.ToHashSet(), schema.ToHashSet());
        _differences.AddRange(mine.Except(theirs).Select(name => $"{path}: '{name}' is not in the schema"));
        _differences.AddRange(theirs.Except(mine).Select(name => $"{path}: the program does not read '{name}'"));
    }

    /// <summary>A part of a schema and the file it stands in, which its references start from.</summary>
    private sealed record Place(string File, JsonNode Node)
    {
        public Place At(string key) => this with { Node = Node[key] ?? new JsonObject() };

        public IEnumerable<string> Words(string key) => Node[key]?.AsArray().Select(word => word!.ToString()) ?? [];

        public Place Resolved()
        {
            if (Node["$ref"]?.ToString() is not { } reference) return this;
            var (file, pointer) = (reference.Split('#')[0], reference.Split('#')[1]);
            var path = file.Length == 0 ? File : Path.Combine(Path.GetDirectoryName(File)!, file);
            var node = JsonNode.Parse(System.IO.File.ReadAllText(path))!;
            foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries)) node = node[step] ?? throw new InvalidDataException($"{File}: {reference} leads nowhere.");
            return new Place(path, node).Resolved();
        }
    }
}
