using System.Text.Json;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.SignIn;

/// <summary>A form that met an ended session: its address and what was typed, taken along through signing in. Files can't be taken along.</summary>
/// <param name="By">Whose page it stood on; null when that page was anybody's.</param>
public sealed record CarriedForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles, Guid? By = null)
{
    public const string FieldName = "_carried";

    /// <returns>Null for a form with a secret in it: that is typed again.</returns>
    public static CarriedForm? Of(string action, IFormCollection form) => form.Keys.Any(PageForm.IsSecret) ? null : new(
        PageResult.Local(action),
        [.. form.Where(field => PageForm.IsCarried(field.Key)).SelectMany(field => field.Value.OfType<string>(), (field, value) => KeyValuePair.Create(field.Key, value))],
        form.Files.Count > 0,
        Guid.TryParse(form[PageForm.ByField], out var by) ? by : null);

    /// <summary>On a computer that several people use, the next one to sign in may be somebody else: neither words nor a decision of another person's page are theirs to send.</summary>
    public bool IsOf(Guid personId) => By is null || By == personId;

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
