using System.Security.Cryptography;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Posts of all channels. A change is stored before it is visible, so an answered post survives a kill.</summary>
internal sealed class MaxPosts
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, MaxPost> _byMid;
    private readonly Dictionary<string, int> _opened = [];

    public MaxPosts(SandboxStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _byMid = store.Load<MaxPost>(SandboxNetworks.Max, "post/").ToDictionary(p => p.Mid);
    }

    public MaxPost Add(MaxChat chat, long senderId, MaxContent content)
    {
        lock (_gate)
        {
            var now = Now();
            long seq;
            do
            {
                seq = MaxIds.Seq(now, (ushort)RandomNumberGenerator.GetInt32(1 << 16));
            }
            while (_byMid.ContainsKey(MaxIds.Mid(chat.ChatId, seq)));

            return Put(new MaxPost(
                MaxIds.Mid(chat.ChatId, seq), seq, chat.ChatId, senderId, now,
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
