using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Keys made by a first start without configuration, kept until they are printed.</summary>
public sealed class FirstKeys
{
    private readonly List<(Role Role, string Secret)> _keys = [];

    public void Add(Role role, string secret) => _keys.Add((role, secret));

    public IReadOnlyList<(Role Role, string Secret)> TakeAll()
    {
        var all = _keys.ToList();
        _keys.Clear();
        return all;
    }
}
