using System.Security.Cryptography;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Posts of all channels and messages of all dialogues. A change is stored before it is visible, so an answered post survives a kill.</summary>
internal sealed class MaxPosts
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, MaxPost> _byMid;
    private readonly Dictionary<long, long> _newest;
    private readonly Dictionary<string, int> _opened = [];

    public MaxPosts(SandboxStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _byMid = store.Load<MaxPost>(SandboxNetworks.Max, "post/").ToDictionary(p => p.Mid);
        _newest = _byMid.Values.GroupBy(p => p.ChatId).ToDictionary(g => g.Key, g => g.Max(p => p.Seq));
    }

    public MaxPost Add(long chatId, long senderId, MaxContent content)
    {
        lock (_gate)
        {
            var now = Now();
            var seq = MaxIds.Seq(now, (ushort)RandomNumberGenerator.GetInt32(1 << 15));
            if (_newest.TryGetValue(chatId, out var newest) && newest >> 16 >= now)
            {
                // Within one millisecond, too, the order is that of sending.
                seq = newest + RandomNumberGenerator.GetInt32(1, 1 << 4);
            }

            _newest[chatId] = seq;
            return Put(new MaxPost(
                MaxIds.Mid(chatId, seq), seq, chatId, senderId, now,
                content.Text ?? "", content.Markup, content.Attachments ?? [], content.Link));
        }
    }

    /// <summary>Null text or attachments keep what is there.</summary>
    public MaxPost Edit(MaxPost post, MaxContent content)
    {
        lock (_gate)
        {
            return Put(post with
            {
                Text = content.Text ?? post.Text,
                Markup = content.Text is null ? post.Markup : content.Markup,
                Attachments = content.Attachments ?? post.Attachments,
                EditedAt = Now(),
                Edits = post.Edits + 1,
            });
        }
    }

    public void Delete(MaxPost post)
    {
        lock (_gate)
        {
            Put(post with { DeletedAt = Now() });
        }
    }

    /// <summary>The post, or null when it is unknown or deleted.</summary>
    public MaxPost? Find(string mid)
    {
        lock (_gate)
        {
            return _byMid.TryGetValue(mid, out var post) && post.DeletedAt is null ? post : null;
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MaxPost> In(long chatId, bool withDeleted = false)
    {
        lock (_gate)
        {
            return [.. _byMid.Values.Where(p => p.ChatId == chatId && (withDeleted || p.DeletedAt is null)).OrderByDescending(p => p.Seq)];
        }
    }

    /// <summary>Views grow with time, one every ten seconds, and with every opening of the reader's page.</summary>
    public int Views(MaxPost post)
    {
        lock (_gate)
        {
            var elapsed = Math.Max(0, Now() - post.Timestamp) / 10_000;
            return (int)Math.Min(elapsed, 1_000_000) + _opened.GetValueOrDefault(post.Mid);
        }
    }

    public void CountView(long chatId)
    {
        lock (_gate)
        {
            foreach (var post in In(chatId))
            {
                _opened[post.Mid] = _opened.GetValueOrDefault(post.Mid) + 1;
            }
        }
    }

    private MaxPost Put(MaxPost post)
    {
        _store.Put(SandboxNetworks.Max, "post/" + post.Mid, post);
        return _byMid[post.Mid] = post;
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
