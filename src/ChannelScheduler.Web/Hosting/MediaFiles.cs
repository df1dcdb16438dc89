using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Media;

namespace ChannelScheduler.Web.Hosting;

internal sealed class MediaFiles(MediaFileStore store) : IMediaFiles
{
    public string PathOf(MediaFile file) => store.PathOf(file.StoragePath);
}
