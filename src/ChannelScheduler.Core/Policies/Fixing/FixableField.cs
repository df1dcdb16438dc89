namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>The fields whose text a fix can change: those that a person types. A handle or a picture's description is changed where it is kept.</summary>
public static class FixableField
{
    public const string Text = "text";
    public const string Title = "title";
    public const string Gospublic = "variants.gospublic";

    /// <returns>Null when no fix can change this field.</returns>
    public static string? Of(LintInput input, string field) => field switch
    {
        Text => input.Text,
        Title => input.Title,
        Gospublic => input.GospublicText,
        _ => null,
    };

    internal static LintInput With(LintInput input, string field, string text) => field switch
    {
        Text => input with { Text = text },
        Title => input with { Title = text },
        Gospublic => input with { GospublicText = text },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No fix can change this field."),
    };
}
