using System.Globalization;
using System.Text;
using ChannelScheduler.Sandbox.Max;

namespace ChannelScheduler.Sandbox;

/// <summary>A person's phone as plain HTML: the dialogue with one bot, its buttons as forms.</summary>
internal sealed class PhonePage(ReaderPage frame, ReaderTexts texts, string prefix, MaxPhone phone)
{
    /// <param name="refused">What could not be done; null when nothing went wrong.</param>
    public string People(string? refused)
    {
        var body = new StringBuilder($"<p><a href=\"{prefix}?{Lang}\">{Text("AllChannels")}</a></p><h1>{Text("PeopleTitle")}</h1><p>{Text("PeopleIntro")}</p>").Append(Refusal(refused));
        var people = phone.People();
        if (people.Count == 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"empty\">{Text("PeopleEmpty")}</p>");
        }

        body.Append("<ul class=\"channels\">")
            .AppendJoin("", people.Select(p => $"<li><a href=\"{Address(p.UserId)}?{Lang}\"><span class=\"title\">{Encode(p.Name)}</span></a></li>"))
            .Append("</ul>")
            .Append(Form("people", $"<label for=\"name\">{Text("PersonName")}</label><input id=\"name\" name=\"name\" maxlength=\"{MaxPhone.MaxNameLength}\" required autocomplete=\"off\"><button>{Text("AddPerson")}</button>"));
        return frame.Page(texts["PeopleTitle"], "/people", body.ToString(), "");
    }

    /// <summary>The person's bots.</summary>
    public string Bots(MaxPerson person)
    {
        var body = new StringBuilder(Way()).Append(CultureInfo.InvariantCulture, $"<h1>{Encode(person.Name)}</h1><p>{Text("ChooseBot")}</p><ul class=\"channels\">")
            .AppendJoin("", phone.Bots().Select(b => $"<li><a href=\"{Address(person.UserId)}?bot={b.UserId}&amp;{Lang}\"><span class=\"title\">{Encode(b.Name)}</span><span class=\"facts\">@{Encode(b.Username)}</span></a></li>"))
            .Append("</ul>");
        return frame.Page(person.Name, $"/people/{person.UserId}", body.ToString(), "");
    }

    public string Dialog(PhoneDialog dialog, string? refused)
    {
        var title = texts.Format("PhoneTitle", dialog.Name, dialog.BotName);
        var state = Text(dialog.State switch { PhoneDialog.Running => "BotRuns", PhoneDialog.Stopped => "BotStopped", _ => "BotNew" });
        var body = new StringBuilder(Way()).Append(CultureInfo.InvariantCulture, $"<h1>{Encode(title)}</h1><p>{state}</p>");
        if (phone.Bots().Count > 1)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Address(dialog.UserId)}?{Lang}\">{Text("OtherBots")}</a></p>");
        }

        if (dialog.Messages.Count == 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"empty\">{Text("DialogEmpty")}</p>");
        }

        foreach (var message in dialog.Messages)
        {
            Append(body, dialog, message, isLast: message == dialog.Messages[^1]);
        }

        body.Append(Refusal(refused));
        AppendActs(body, dialog);
        return frame.Page(title, $"/people/{dialog.UserId}", body.ToString(), $"bot={dialog.BotUserId}&amp;");
    }

    public string NotFound() => frame.Page(texts["NoPerson"], "/people", $"<h1>{Text("NoPerson")}</h1>{Way()}", "");

    private void Append(StringBuilder body, PhoneDialog dialog, PhoneMessage message, bool isLast)
    {
        var who = message.ByBot ? dialog.BotName : dialog.Name;
        body.Append(CultureInfo.InvariantCulture, $"<article class=\"{(message.ByBot ? "theirs" : "mine")}\"{(isLast ? " id=\"last\"" : "")}>")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"who\">{Encode(who)}</p>");
        if (message.Deleted)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"text\"><em>{Text("Deleted")}</em></p>");
        }
        else
        {
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"text\">{ReaderText.Render(message.Text, message.Markup)}</div>");
            foreach (var row in message.Buttons)
            {
                body.Append("<div class=\"row\">").AppendJoin("", row.Select(b => Button(dialog, message, b))).Append("</div>");
            }
        }

        foreach (var press in dialog.Presses.Where(p => p.Mid == message.Mid))
        {
            var answer = press.AnsweredAt is null ? Text("NoAnswer") : press.Notification is null ? "" : Encode(texts.Format("Notified", press.Notification));
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"attachment\">{Encode(texts.Format("Pressed", press.Label, texts.Time(press.PressedAt)))} {answer}</p>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<footer><time datetime=\"{message.SentAt.UtcDateTime:O}\">{Encode(texts.Time(message.SentAt))}</time>{(message.EditedAt is null ? "" : $"<span>{Text("Edited")}</span>")}</footer></article>");
    }

    private string Button(PhoneDialog dialog, PhoneMessage message, PhoneButton button)
    {
        var (open, close) = ReaderText.Anchor(button.Url);
        return button.Type == "callback" && dialog.State == PhoneDialog.Running
            ? Form(Act(dialog, "press"), $"<input type=\"hidden\" name=\"mid\" value=\"{Encode(message.Mid)}\"><input type=\"hidden\" name=\"payload\" value=\"{Encode(button.Payload ?? "")}\"><button class=\"{Class(button.Intent)}\">{Encode(button.Text)}</button>")
            : $"<span class=\"link\">{open}{Encode(button.Text)}{close}</span>";
    }

    private void AppendActs(StringBuilder body, PhoneDialog dialog)
    {
        var isRunning = dialog.State == PhoneDialog.Running;
        body.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Address(dialog.UserId)}?bot={dialog.BotUserId}&amp;{Lang}#last\">{Text("Refresh")}</a></p>");
        if (isRunning)
        {
            body.Append(Form(Act(dialog, "say"), $"<label for=\"text\">{Text("SayLabel")}</label><textarea id=\"text\" name=\"text\" rows=\"3\" maxlength=\"{MaxContentReader.MaxTextLength}\" required></textarea><button>{Text("Say")}</button>"));
        }

        body.Append(Form(Act(dialog, "start"), $"<label for=\"link\">{Text("StartLabel")}</label><input id=\"link\" name=\"link\" maxlength=\"2048\" autocomplete=\"off\"><button>{Text(isRunning ? "StartAgain" : "Start")}</button>"));
        if (isRunning)
        {
            body.Append(Form(Act(dialog, "stop"), $"<button>{Text("Stop")}</button>"));
        }
    }

    private string Way() => $"<p><a href=\"{prefix}/people?{Lang}\">{Text("AllPeople")}</a></p>";

    private static string Refusal(string? words) => words is null ? "" : $"<p class=\"refused\" role=\"alert\">{Encode(words)}</p>";

    private string Form(string path, string inner) => $"<form method=\"post\" action=\"{prefix}/{path}{(path.Contains('?') ? "&amp;" : "?")}{Lang}\">{inner}</form>";

    private static string Act(PhoneDialog dialog, string act) => $"people/{dialog.UserId}/{act}?bot={dialog.BotUserId}";

    private string Address(long userId) => string.Create(CultureInfo.InvariantCulture, $"{prefix}/people/{userId}");

    private string Lang => "lang=" + texts.Language;

    private static string Class(string? intent) => intent is "positive" or "negative" ? intent : "default";

    private string Text(string key) => Encode(texts[key]);

    private static string Encode(string text) => ReaderText.Encode(text);
}
