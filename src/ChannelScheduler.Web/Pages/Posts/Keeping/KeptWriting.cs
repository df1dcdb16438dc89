using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>What a person typed and has not stored, as they are shown it.</summary>
/// <param name="Fields">Empty where the key that encrypted them is not here any more.</param>
/// <param name="IsChanged">What the form changes was changed by somebody since the typing began.</param>
public sealed record KeptWriting(KeptForm Row, WritingForm Form, School School, IReadOnlyList<KeyValuePair<string, string>> Fields, bool IsChanged)
{
    private const string ShowQuery = "show";

    public string Title => KeptFields.TitleOf(Fields);

    public string Beginning => KeptFields.BeginningOf(Fields);

    /// <summary>The form with these words in it.</summary>
    public string Here => $"{Form.Path}{(Form.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}kept={Row.Id}";

    /// <summary>The same, wanted over what was changed meanwhile.</summary>
    public string Over => $"{Here}&{ShowQuery}=1";

    /// <summary>Where to go on: words never cover by themselves what somebody else has stored.</summary>
    public string Link => IsChanged ? Form.Path : Here;

    public static bool IsWanted(HttpRequest request) => request.Query.ContainsKey(ShowQuery);
}
