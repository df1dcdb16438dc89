using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Appeals;

/// <summary>A letter to a network's support, kept until it is answered. Fields that its kind does not ask for stay empty.</summary>
public sealed class Appeal
{
    public const int LongestLine = 300;

    public const int LongestText = 10_000;

    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public AppealKind Kind { get; init; }

    public AppealState State { get; private set; }

    public Guid CreatedById { get; init; }

    /// <summary>Whose people are reminded of it: the role in which it was begun.</summary>
    public Role Audience { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Full name of the person whose account is blocked.</summary>
    public string Person { get; set; } = "";

    /// <summary>Post, or a pupil's form.</summary>
    public string Position { get; set; } = "";

    public string Organisation { get; set; } = "";

    public string Inn { get; set; } = "";

    public string PlatformId { get; set; } = "";

    /// <summary>As typed; <see cref="RussianPhone"/> gives it the form that support asks for.</summary>
    public string Phone { get; set; } = "";

    public string Problem { get; set; } = "";

    /// <summary>What was tried already, or what was done before the account was blocked.</summary>
    public string Actions { get; set; } = "";

    public List<AppealFile> Files { get; private set; } = [];

    /// <summary>When it was last written, sent or answered: reminders count from here.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What support said, in the words of the person who noted it.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>Files of answered appeals are kept for a time only: they show people's screens.</summary>
    public DateTimeOffset? FilesRemovedAt { get; set; }

    public int Version { get; set; }

    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public void MarkSent(DateTimeOffset now)
    {
        Require(State == AppealState.Draft);
        (State, SentAt, ChangedAt, RemindedAt) = (AppealState.Sent, now.TruncateToMilliseconds(), now.TruncateToMilliseconds(), null);
    }

    /// <param name="answer">May be empty: an answer may have come by telephone.</param>
    /// <exception cref="InvalidOperationException">It was not sent.</exception>
    public void MarkAnswered(string answer, DateTimeOffset now)
    {
        Require(State == AppealState.Sent);
        (State, Answer, AnsweredAt, ChangedAt) = (AppealState.Answered, answer, now.TruncateToMilliseconds(), now.TruncateToMilliseconds());
    }

    /// <summary>It did not go out after all, or support wants it otherwise.</summary>
    /// <exception cref="InvalidOperationException">It is a draft.</exception>
    public void Reopen(DateTimeOffset now)
    {
        Require(State != AppealState.Draft);
        (State, SentAt, AnsweredAt, Answer, ChangedAt, RemindedAt) = (AppealState.Draft, null, null, "", now.TruncateToMilliseconds(), null);
        // What is attached from now on has its own ninety days after the next answer.
        FilesRemovedAt = null;
    }

    private void Require(bool holds)
    {
        if (!holds) throw new InvalidOperationException($"An appeal that is {State} does not do that.");
    }
}
