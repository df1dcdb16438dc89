using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace ChannelScheduler.Core.Texts;

/// <summary>
/// The words of one part of the product: a resx of the same base name, Russian neutral and English beside it.
/// A key that is missing throws, so that a test finds it and no reader sees a bare key.
/// </summary>
public sealed class TextCatalog(string baseName, Assembly assembly)
{
    private readonly ResourceManager _resources = new(baseName, assembly);

    public string BaseName { get; } = baseName;

    /// <summary>Every key.</summary>
    public IReadOnlyList<string> Keys => [.. _resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];

    /// <summary>The text in the current UI language, with <c>{0}</c>… filled in by that language's rules.</summary>
    /// <exception cref="MissingManifestResourceException">No such key.</exception>
    public string Get(string key, params object?[] args) => Get(CultureInfo.CurrentUICulture, key, args);

    public string Get(CultureInfo culture, string key, params object?[] args)
    {
        var text = _resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"'{key}' is not in {BaseName}.");
        return args.Length == 0 ? text : string.Format(culture, text, args);
    }
}
