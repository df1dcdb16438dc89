namespace ChannelScheduler.Infrastructure.Media;

/// <summary>A picture that decodes and fits both networks.</summary>
/// <param name="FileName">The given name without folders, its ending corrected to what the picture is: the networks go by it.</param>
/// <param name="ContentType"><c>image/jpeg</c>, <c>image/png</c> or <c>image/gif</c>.</param>
/// <param name="Extension">With its dot.</param>
/// <param name="Width">In pixels, as shown: a photo's own rotation is applied.</param>
/// <param name="Height">In pixels, as shown.</param>
public sealed record PictureInfo(string FileName, string ContentType, string Extension, int Width, int Height);
