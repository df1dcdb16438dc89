using System.Globalization;

namespace ChannelScheduler.Core.Policies;

/// <summary>A wording from a policy file in both languages, with named places such as <c>{excerpt}</c>.</summary>
public sealed record PolicyText(string Ru, string En)
{
    /// <summary>The wording in the current UI language; Russian unless that is English.</summary>
    public string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Ru;

    /// <summary>Fills the named places in. A value is never searched for places of its own.</summary>
    public string Format(IReadOnlyDictionary<string, string> values)
    {
        var text = Current;
        var result = new System.Text.StringBuilder(text.Length + 64);
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (close > 0 && values.TryGetValue(text[(i + 1)..close], out var value))
            {
                result.Append(value);
                i = close;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
