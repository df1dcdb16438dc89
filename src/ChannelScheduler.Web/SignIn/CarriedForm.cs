using System.Text.Json;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.SignIn;

/// <summary>A form that met an ended session: its address and what was typed, taken along through signing in. Files can't be taken along.</summary>
public sealed record CarriedForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    public const string FieldName = "_carried";

    /// <returns>Null for a form with a secret in it: that is typed again.</returns>
    public static CarriedForm? Of(string action, IFormCollection form) => form.Keys.Any(PageForm.IsSecret) ? null : new(
        PageResult.Local(action),
        [.. form.Where(field => PageForm.IsCarried(field.Key)).SelectMany(field => field.Value.OfType<string>(), (field, value) => KeyValuePair.Create(field.Key, value))],
        form.Files.Count > 0);

    /// <summary>Null when there is none, or when it is not of ours.</summary>
    public static CarriedForm? Parse(string text)
    {
        if (text.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize<CarriedForm>(text) is { Fields: not null } carried ? carried with { Action = PageResult.Local(carried.Action) } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this);
}
