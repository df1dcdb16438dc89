namespace ChannelScheduler.Browser.Tests.Gallery;

/// <summary>Every page of the program, in the states that look different.</summary>
internal static class GalleryPages
{
    /// <summary>Addresses that lead on or are no page.</summary>
    public static readonly IReadOnlyList<string> NoPages = ["/language", "/theme", "/media/{id:guid}/preview", "/notifications/{id:guid}/open", "/clock", "/clock/notice"];

    public static IReadOnlyList<GalleryPage> Of(GalleryWorld world) =>
    [
        new("door", "/", "/", IsDoor: true),
        new("sign-in", "/sign-in", "/sign-in", IsDoor: true),
        new("setup-over", "/setup/over", "/setup/{token}", IsDoor: true),
        new("password-over", "/password/a/b", "/password/{id}/{link}", IsDoor: true),
        new("start", "/", "/"),
        new("account", "/account", "/account"),
        new("second-factor", "/account/second-factor", "/account/second-factor"),
        new("calendar", "/calendar", "/calendar"),
        new("calendar-month", "/calendar?view=month", "/calendar"),
        new("calendar-week", "/calendar?view=week", "/calendar"),
        new("calendar-day", "/calendar?view=day", "/calendar"),
        new("calendar-list", "/calendar?view=list", "/calendar"),
        new("posts", "/posts", "/posts"),
        new("posts-cancelled", "/posts?state=Cancelled", "/posts"),
        new("write", "/posts/new?school=" + world.School.Id, "/posts/new"),
        new("post-draft", $"/posts/{world.Draft}", "/posts/{id:guid}"),
        new("post-rejected", $"/posts/{world.Rejected}", "/posts/{id:guid}"),
        new("post-planned", $"/posts/{world.Planned}", "/posts/{id:guid}"),
        new("post-published", $"/posts/{world.Published}", "/posts/{id:guid}"),
        new("post-held", $"/posts/{world.Held}", "/posts/{id:guid}"),
        new("edit", $"/posts/{world.Waiting}/edit", "/posts/{id:guid}/edit"),
        new("correct", $"/posts/{world.Published}/correct", "/posts/{id:guid}/correct"),
        new("hand", $"/posts/{world.ByHand}/publications/{world.HandPublication}/hand", "/posts/{id:guid}/publications/{publicationId:guid}/hand"),
        new("sheet", $"/posts/{world.Published}/sheet", "/posts/{id:guid}/sheet"),
        new("review", "/review", "/review"),
        new("review-post", "/review/" + world.Waiting, "/review/{id:guid}"),
        new("review-changed", "/review/" + world.Changed, "/review/{id:guid}"),
        new("queue", "/queue", "/queue"),
        new("queue-attention", "/queue?show=attention", "/queue"),
        new("notifications", "/notifications", "/notifications"),
        new("notifications-needs", "/notifications?show=needs", "/notifications"),
        new("first-steps", "/first-steps", "/first-steps"),
        new("first-steps-school", "/first-steps/school", "/first-steps/school"),
        new("first-steps-place", $"/first-steps/{world.School.Id}/place", "/first-steps/{id:guid}/place"),
        new("first-steps-quiet", $"/first-steps/{world.School.Id}/quiet", "/first-steps/{id:guid}/quiet"),
        new("first-steps-channels", $"/first-steps/{world.School.Id}/channels", "/first-steps/{id:guid}/channels"),
        new("first-steps-writer", $"/first-steps/{world.School.Id}/people/writer", "/first-steps/{id:guid}/people/{who}"),
        new("first-steps-approver", $"/first-steps/{world.School.Id}/people/approver", "/first-steps/{id:guid}/people/{who}"),
        new("first-steps-done", $"/first-steps/{world.School.Id}/done", "/first-steps/{id:guid}/done"),
        new("rules", "/rules", "/rules"),
        new("channels", "/channels", "/channels"),
        new("channel", "/channels/" + world.School.MaxId, "/channels/{id:guid}"),
        new("connect", "/channels/connect", "/channels/connect"),
        new("connecting", "/channels/connect/" + world.Connection, "/channels/connect/{id:guid}"),
        new("certificate", "/channels/certificate", "/channels/certificate"),
        new("people", "/people", "/people"),
        new("person-new", "/people/new", "/people/new"),
        new("person", "/people/" + world.Person, "/people/{id:guid}"),
        new("schools", "/schools", "/schools"),
        new("school-new", "/schools/new", "/schools/new"),
        new("school", "/schools/" + world.School.Id, "/schools/{id:guid}"),
        new("not-found", "/posts/01900000-0000-7000-8000-000000000000", Status: 404),
    ];
}
