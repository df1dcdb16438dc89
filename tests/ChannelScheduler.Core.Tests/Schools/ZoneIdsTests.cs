using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Schools;

/// <summary>A zone's id comes from tables and programs; on Unix it would be taken for the path of a file.</summary>
public sealed class ZoneIdsTests
{
    [Theory]
    [InlineData("Europe/Moscow", true)]
    [InlineData("Asia/Omsk", true)]
    [InlineData("UTC", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+3", true)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("/dev/zero", false)]
    [InlineData("../../../dev/zero", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("Europe/../Europe/Moscow", false)]
    [InlineData("./Europe/Moscow", false)]
    [InlineData("Europe//Moscow", false)]
    [InlineData("Europe/Moscow\n", false)]
    [InlineData("Europe/Moscow\0", false)]
    [InlineData("zone.tab", false)]
    public void Only_what_looks_like_a_zone_is_looked_for(string? id, bool isFound)
    {
        Assert.Equal(isFound, ZoneIds.TryFind(id, out var zone));
        Assert.Equal(isFound ? id : null, zone?.Id);
        if (!isFound && id?.Length > 0) Assert.Null(SchoolZoneText.Find(id, "55"));
    }
}
