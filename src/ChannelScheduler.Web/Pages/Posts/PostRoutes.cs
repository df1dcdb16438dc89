using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.Posts.Composer;
using ChannelScheduler.Web.Pages.Review;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>Writing, one post and what people do to it, and the queue.</summary>
internal static class PostRoutes
{
    private const string Post = "/posts/{id:guid}";
    private const string Review = "/review/{id:guid}";
    private const string Publication = Post + "/publications/{publicationId:guid}";

    public static void MapPostPages(this IEndpointRouteBuilder app)
    {
        Role[] writers = [Role.PressOfficer, Role.ContentAdmin];
        app.MapPage<PostsPage>("/posts").ForEveryRole();
        app.MapPage<QueuePage>("/queue").ForEveryRole();
        app.MapPage<WritePage>("/posts/new").For(writers);
        app.MapForm<WritePage>("/posts/new", WriteForms.CreateAsync).For(writers).TakesPictures();
        app.MapPost("/posts/pictures", PictureForms.ShowAsync).AddEndpointFilter<PageFormFilter>().For(writers).WithMetadata(new NoTransaction(), new FormPage(PictureForms.Refuse)).ExcludeFromDescription().TakesPictures();
        app.MapPost("/posts/findings", WriteForms.FindingsAsync).AddEndpointFilter<PageFormFilter>().For(writers).WithMetadata(new NoTransaction(), new FormPage((_, status) => Results.StatusCode(status))).ExcludeFromDescription();
        app.MapPage<PostPage>(Post).ForEveryRole();
        app.MapPage<EditPage>(Post + "/edit").For(writers);
        app.MapForm<EditPage>(Post + "/edit", WriteForms.EditAsync).For(writers).TakesPictures();
        app.MapPage<CorrectPage>(Post + "/correct").For(writers);
        app.MapForm<CorrectPage>(Post + "/correct", PostForms.CorrectAsync).For(writers);
        app.MapForm<PostPage>(Post + "/submit", PostForms.SubmitAsync).For(writers);
        app.MapForm<PostPage>(Post + "/cancel", PostForms.CancelAsync).For(writers);
        app.MapForm<PostPage>(Post + "/delete", PostForms.DeleteAsync).For(writers);
        app.MapForm<PostPage>(Post + "/reschedule", PostForms.RescheduleAsync).For(writers);
        app.MapForm<PostPage>(Post + "/renew", PostForms.RenewAsync).For(writers);
        app.MapForm<PostPage>(Post + "/withdraw", PostForms.WithdrawAsync).For(Role.ContentAdmin);
        app.MapForm<PostPage>(Post + "/fix", FindingForms.FixAsync).For(writers);
        app.MapForm<ReviewPostPage>(Review + "/fix", FindingForms.FixInReviewAsync).For(Role.ContentAdmin);
        app.MapForm<ReviewPostPage>(Review + "/waive/{finding}", FindingForms.WaiveAsync).For(Role.ContentAdmin);
        app.MapForm<ReviewPostPage>(Review + "/waivers/{waiverId:guid}/revoke", FindingForms.RevokeAsync).For(Role.ContentAdmin);

        app.MapPage<HandPage>(Publication + "/hand").For(writers);
        app.MapForm<HandPage>(Publication + "/hand", PublicationForms.PublishedAsync).For(writers);
        app.MapForm<PostPage>(Publication + "/absent", PublicationForms.AbsentAsync).For(writers);
        app.MapForm<PostPage>(Publication + "/done-by-hand", PublicationForms.DoneByHandAsync).For(writers);
        app.MapForm<PostPage>(Publication + "/retry", PublicationForms.RetryAsync).For(writers);
        app.MapForm<PostPage>(Publication + "/cancel", PublicationForms.CancelAsync).For(writers);
        app.MapForm<PostPage>(Publication + "/reschedule", PublicationForms.RescheduleAsync).For(Role.ContentAdmin);
        app.MapForm<PostPage>(Publication + "/publish-now", PublicationForms.PublishNowAsync).For(Role.ContentAdmin);
        app.MapForm<PostPage>(Publication + "/release", PublicationForms.ReleaseAsync).For(Role.ContentAdmin);
    }

    private static void TakesPictures(this RouteHandlerBuilder route) =>
        route.WithMetadata(new RequestSizeLimitAttribute(RequestLimits.FormBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = RequestLimits.FormBytes }, new BeforeTransaction(FormPictures.TakeAsync));
}
