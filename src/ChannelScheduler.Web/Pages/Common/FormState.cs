namespace ChannelScheduler.Web.Pages.Common;

/// <summary>The form that this request sent and why it was refused: the page shows both again, so that nothing typed is lost.</summary>
public sealed class FormState
{
    private readonly List<(string Name, string Value)> _added = [];

    private readonly Dictionary<string, string> _changed = [];

    private IFormCollection? _form;

    /// <summary>Where the form that is shown again was sent to; null when none is.</summary>
    public string? Action { get; private set; }

    public string? Error { get; private set; }

    /// <summary>What was done for the person in the form that is shown again: a key of <c>Done.…</c> in CommonTexts.</summary>
    public string? Done { get; private set; }

    /// <summary>The field that is wrong, as the form names it.</summary>
    public string? Field { get; private set; }

    public void Take(IFormCollection form) => _form = form;

    /// <summary>Shows the form again without having refused anything: with what was typed, and what was changed in it for the person.</summary>
    /// <param name="done">What was changed: a key of <c>Done.…</c> in CommonTexts.</param>
    public void ShowAgain(string action, string done) => (Action, Done) = (action, done);

    /// <summary>Puts other words into a typed field.</summary>
    public void Change(string name, string value) => _changed[name] = value;

    public bool IsChanged(string name) => _changed.ContainsKey(name);

    public void Refuse(string action, string error, string? field) => (Action, Error, Field) = (action, error, field);

    public bool IsRefused(string action) => string.Equals(Action, action, StringComparison.OrdinalIgnoreCase);

    public string Typed(string name) => _changed.TryGetValue(name, out var changed) ? changed : _form?[name].ToString() ?? "";

    /// <summary>The form had such a field, be it empty.</summary>
    public bool HasTyped(string name) => _changed.ContainsKey(name) || _form?.ContainsKey(name) == true;

    public IReadOnlyList<string> AllTyped(string name) => [.. _form?[name].OfType<string>() ?? [], .. _added.Where(one => one.Name == name).Select(one => one.Value)];

    /// <summary>What this request itself adds to what was typed: pictures that are kept already.</summary>
    public void Add(string name, string value) => _added.Add((name, value));

    /// <summary>What a person typed, without the form's own fields: for a page that can only show it once more.</summary>
    public IEnumerable<KeyValuePair<string, string>> Everything() =>
        _form is null ? [] : _form.Where(field => !PageForm.IsOwn(field.Key) && !PageForm.IsSecret(field.Key) && field.Value.ToString().Length > 0).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
}
