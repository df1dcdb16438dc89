using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Api.Contracts;

internal static class PostMapping
{
    public static PostResponse ToResponse(this IPostWork work, PostLinter linter)
    {
        var post = work.Post;
        var answer = LintAnswer.From(linter.Lint(work));
        return new PostResponse(
            post.Id, post.SchoolId, post.Version,
            PostStatuses.Of(post.Review, [.. work.Publications.Select(one => one.Status)]),
            post.Title, post.Text, new PostVariants(post.GospublicText),
            [.. work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => one.ChannelId)],
            post.PublishAt, post.PublishAtZone,
            [.. post.Media.OrderBy(item => item.Position).Select(item => item.MediaId)],
            post.PhotoFallback, work.CurrentHash(), post.RejectReason,
            post.AuthorIds, post.ApprovedById, post.ApprovedAt, post.CreatedAt, post.UpdatedAt,
            answer.Verdict, answer.Findings,
            [.. work.Publications.Select(one => one.ToResponse(work.Channels[one.ChannelId], work.Attempts.Where(attempt => attempt.PublicationId == one.Id)))],
            [.. post.Media.OrderBy(item => item.Position).Select(item => MediaResponse.From(work.Media[item.MediaId]))]);
    }

    public static PublicationResponse ToResponse(this Publication publication, Channel channel, IEnumerable<PublicationAttempt> attempts) => new(
        publication.Id, publication.PostId, publication.SchoolId, publication.ChannelId, publication.Kind, channel.Environment, publication.Version,
        publication.Status, publication.PendingWrite, publication.PendingHand(), publication.PredecessorId, publication.DueAt, publication.NextAttemptAt, publication.PublishedAt, publication.SentAt,
        publication.ExternalId, publication.Url, publication.HoldCause, publication.Reason.ToResponse(),
        [.. attempts.Select(one => new AttemptResponse(
            one.Number, one.Kind, one.State, one.StartedAt, one.SendingAt, one.FinishedAt, one.HttpStatus, one.ErrorCode, one.BodyExcerpt))]);

    public static ReasonResponse? ToResponse(this Reason? reason) => reason is null ? null : new ReasonResponse(reason.Code, reason.ToText(CultureInfo.CurrentUICulture));
}
