namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>The scripts of the writing form, each with one purpose. All are named on the page, so that a browser asks for them at once and not one after another.</summary>
internal static class ComposerScripts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "/composer/findings.js", "/composer/patch.js", "/composer/underline.js", "/composer/place.js", "/composer/edit.js", "/composer/toolbar.js", "/composer/buffer.js", "/composer/keep.js", "/composer/pictures.js",
        "/composer/shrink.js", "/composer/when.js",
    ];
}
