namespace ChannelScheduler.Browser.Tests.Gallery;

/// <summary>A page of the gallery.</summary>
/// <param name="Name">Part of its pictures' file names.</param>
/// <param name="Route">As the role table names it, without the method; null for a page that belongs to no route, such as an error.</param>
/// <param name="IsDoor">Looked at by somebody who has not signed in.</param>
internal sealed record GalleryPage(string Name, string Path, string? Route = null, bool IsDoor = false, int Status = 200);
