namespace ChannelScheduler.Core.Policies;

/// <summary>Private data shown without being told.</summary>
public static class PrivateText
{
    /// <summary>Every letter and digit becomes an asterisk; spaces and signs stay, so that a person knows which place is meant. The length stays, too.</summary>
    public static string Hide(string text) => string.Create(text.Length, text, static (hidden, original) =>
    {
        for (var i = 0; i < hidden.Length; i++) hidden[i] = char.IsLetterOrDigit(original[i]) || char.IsSurrogate(original[i]) ? '*' : original[i];
    });
}
