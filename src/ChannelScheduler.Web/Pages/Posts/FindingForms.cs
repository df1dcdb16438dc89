using System.Globalization;
using ChannelScheduler.Core.Policies.Fixing;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Pages.Common;
using FluentValidation;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>What people do with a finding of a stored post: on its page and while reviewing it.</summary>
internal static class FindingForms
{
    public static Task<IResult> FixAsync(Guid id, PageForm form, PostForms.Act act) => FixAsync(id, form, act, $"/posts/{id}");

    public static Task<IResult> FixInReviewAsync(Guid id, PageForm form, PostForms.Act act) => FixAsync(id, form, act, $"/review/{id}");

    public static async Task<IResult> WaiveAsync(Guid id, PageForm form, PostForms.Act act, IValidator<WaiverRequest> validator)
    {
        var work = await act.Store.OpenAsync(id, act.Http.RequestAborted);
        form.RequireVersion(work.Post.Version);
        int? start = int.TryParse(form.Text("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : null;
        var request = new WaiverRequest(form.Text("ruleId"), form.Text("field"), form.Text("reason"), start, EndOf(form.Text("until"), work.School.Zone));
        validator.ValidateAndThrow(request);
        act.Commands.Waive(work, act.Actor.Id, act.Actor.Name, request.RuleId, request.Field, request.Start, request.Reason, request.Until);
        await PostStore.SaveAsync(work, act.Http.RequestAborted);
        return PageResult.Redirect($"/review/{id}", "Waived");
    }

    public static async Task<IResult> RevokeAsync(Guid id, Guid waiverId, PageForm form, PostForms.Act act)
    {
        var work = await act.Store.OpenAsync(id, act.Http.RequestAborted);
        form.RequireVersion(work.Post.Version);
        act.Commands.Revoke(work, act.Actor.Id, waiverId);
        await PostStore.SaveAsync(work, act.Http.RequestAborted);
        return PageResult.Redirect($"/review/{id}", "WaiverRevoked");
    }

    private static async Task<IResult> FixAsync(Guid id, PageForm form, PostForms.Act act, string back)
    {
        var work = await act.Store.OpenAsync(id, act.Http.RequestAborted);
        form.RequireVersion(work.Post.Version);
        var choice = FixChoice.FromToken(form.Text(TypedFix.Field), PostDraft.Of(work).TextOf) ?? throw new RefusedException(RefusalKind.Conflict, "FixStale");
        if (choice.IsSplit)
        {
            var (closed, channel) = await act.Store.CreateClosedAsync(work, act.Http.RequestAborted);
            act.Commands.Split(work, choice, closed, channel, act.Actor.Id);
            await PostStore.SaveAsync(work, act.Http.RequestAborted);
            return PageResult.Redirect(PageResult.WithDraft(back, closed.Post.Id), "Split");
        }

        act.Commands.Fix(work, choice, act.Actor.Id);
        await PostStore.SaveAsync(work, act.Http.RequestAborted);
        return PageResult.Redirect(back, "Fixed");
    }

    // The whole of that day counts.
    private static DateTimeOffset EndOf(string date, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2100) throw Api.Http.ApiException.Invalid("DateNeeded", "until");
        var next = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where that midnight is skipped, the offset of the hour before it.
        return new DateTimeOffset(next, zone.GetUtcOffset(next)).ToUniversalTime();
    }
}
