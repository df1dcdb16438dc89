using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using FluentValidation;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>What people do to a post on its page. The same commands as the API's; each names the version that was on the screen.</summary>
internal static class PostForms
{
    public static Task<IResult> SubmitAsync(Guid id, PageForm form, Act act) => act.RunAsync(id, form, "Submitted", work => act.Commands.Submit(work, act.Actor.Id));

    public static Task<IResult> CancelAsync(Guid id, PageForm form, Act act) => act.RunAsync(id, form, "Cancelled", work => act.Commands.Cancel(work, act.Actor.Id));

    public static Task<IResult> RescheduleAsync(Guid id, PageForm form, Act act) => act.RunAsync(id, form, "Moved", work =>
        act.Commands.Reschedule(work, act.Actor.Id, act.Future(form.Instant("publishAt", work.School.Zone)), work.School.TimeZone));

    /// <summary>An expired post gets a new time, or goes out as soon as it is approved.</summary>
    public static Task<IResult> RenewAsync(Guid id, PageForm form, Act act) => act.RunAsync(id, form, "Submitted", work =>
        act.Commands.Renew(work, act.Actor.Id, form.Text("when") == "now" ? null : act.Future(form.Instant("publishAt", work.School.Zone)), work.School.TimeZone));

    public static Task<IResult> WithdrawAsync(Guid id, PageForm form, Act act) => act.RunAsync(id, form, "Withdrawn", work =>
        act.Corrections.Withdraw(work, act.Actor.Id, form.Ids("channelIds") is { Count: > 0 } ids ? ids : throw ApiException.Invalid("ChannelNeeded", "channelIds"), Act.Reason(form)));

    public static async Task<IResult> CorrectAsync(Guid id, PageForm form, Act act, IValidator<CorrectRequest> validator, IPolicySource policies, PostLinter linter, CancellationToken cancellationToken)
    {
        if (TypedFix.IsAsked(form))
        {
            var stored = linter.InputOf(await act.Store.OpenAsync(id, cancellationToken));
            var typed = stored with { Text = form.Text("text"), GospublicText = form.OptionalText("gospublic") };
            return TypedFix.Show(act.Http, TypedFix.ChoiceOf(form, typed), typed, policies);
        }

        return await act.RunAsync(id, form, "Corrected", work =>
        {
            var request = new CorrectRequest(form.Text("text"), Act.Reason(form), new PostVariants(form.OptionalText("gospublic")));
            validator.ValidateAndThrow(request);
            act.Corrections.Correct(work, act.Actor.Id, request.Text, request.Variants!.Gospublic, request.Reason);
        });
    }

    public static async Task<IResult> DeleteAsync(Guid id, PageForm form, Act act, CancellationToken cancellationToken)
    {
        var work = await act.Store.OpenAsync(id, cancellationToken);
        form.RequireVersion(work.Post.Version);
        await act.Store.DeleteAsync(work, cancellationToken);
        return PageResult.Redirect("/posts", "Deleted");
    }

    /// <summary>Opens the post, checks the version, runs the command, commits, leads back to the post.</summary>
    internal sealed record Act(PostStore Store, PostCommands Commands, CorrectionCommands Corrections, Actor Actor, IValidator<RescheduleRequest> Times, HttpContext Http)
    {
        private const int LongestReason = 2000;

        public static ValueTask<Act?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Act?>(new Act(
                services.GetRequiredService<PostStore>(), services.GetRequiredService<PostCommands>(), services.GetRequiredService<CorrectionCommands>(), services.GetRequiredService<Actor>(), services.GetRequiredService<IValidator<RescheduleRequest>>(), http));
        }

        public async Task<IResult> RunAsync(Guid id, PageForm form, string done, Action<IPostWork> command)
        {
            var work = await Store.OpenAsync(id, Http.RequestAborted);
            form.RequireVersion(work.Post.Version);
            command(work);
            await PostStore.SaveAsync(work, Http.RequestAborted);
            return PageResult.Redirect($"/posts/{id}", done);
        }

        /// <summary>A new time, under the API's own rule.</summary>
        /// <exception cref="ApiException">422: there is none.</exception>
        /// <exception cref="ValidationException">It has passed, or lies too far ahead.</exception>
        public DateTimeOffset Future(DateTimeOffset? instant)
        {
            var at = instant ?? throw ApiException.Invalid("DateNeeded", "publishAt-date");
            Times.ValidateAndThrow(new RescheduleRequest(at));
            return at;
        }

        /// <exception cref="ApiException">422: none, or one that is no sentence any more.</exception>
        public static string Reason(PageForm form) => form.Text("reason") is { Length: > 0 and <= LongestReason } reason ? reason : throw ApiException.Invalid("ReasonNeeded", "reason");
    }
}
