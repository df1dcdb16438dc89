using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>One post with all that an approver has to see.</summary>
/// <param name="Approvals">Oldest first.</param>
/// <param name="People">Names by id.</param>
public sealed record ReviewPost(EfPostWork Work, LintReport Lint, IReadOnlyList<ApprovedRevision> Approvals, IReadOnlyDictionary<Guid, string> People)
{
    /// <summary>Null before the first approval.</summary>
    public ApprovedRevision? LastApproved => Approvals is [.., var last] ? last : null;

    /// <summary>Everybody who wrote any of it: an edit after an approval makes nobody else's words disappear.</summary>
    public IEnumerable<Guid> Writers => Approvals.SelectMany(one => one.AuthorIds).Concat(Work.Post.AuthorIds).Distinct();

    public string Names(IEnumerable<Guid> ids) => string.Join(", ", ids.Select(id => People.GetValueOrDefault(id, id.ToString())));
}
