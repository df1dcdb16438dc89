namespace ChannelScheduler.Sandbox.Vk;

/// <summary>
/// Everything the stand-in remembers. A change is on disk before <see cref="Save(VkPost)"/> and its siblings return, so an
/// answered call survives a kill. Every access runs inside <see cref="Run{T}"/>: one caller at a time.
/// </summary>
public sealed class VkWorld
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;

    public VkWorld(SandboxOptions options, SandboxStore store, TimeProvider time)
    {
        _store = store;
        Time = time;
        Switches = Load<VkSwitches>("switches") is [var kept] ? kept : options.Vk.Switches;
        Groups = Load<VkGroup>("group/").ToDictionary(g => g.Id);
        Tokens = Load<VkToken>("token/").ToDictionary(t => t.Value, StringComparer.Ordinal);
        Posts = [.. Load<VkPost>("post/")];
        Photos = [.. Load<VkPhoto>("photo/")];
        Uploads = Load<VkUpload>("upload/").ToDictionary(u => u.Ticket, StringComparer.Ordinal);
        if (Groups.Count == 0)
        {
            VkSeed.Fill(this);
        }
    }

    public TimeProvider Time { get; }

    public VkSwitches Switches { get; private set; }

    public Dictionary<long, VkGroup> Groups { get; }

    public Dictionary<string, VkToken> Tokens { get; }

    public List<VkPost> Posts { get; }

    public List<VkPhoto> Photos { get; }

    public Dictionary<string, VkUpload> Uploads { get; }

    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Runs alone, after every postponed post whose time has come is published.</summary>
    public T Run<T>(Func<T> action)
    {
        lock (_gate)
        {
            VkPostponed.PublishDue(this);
            return action();
        }
    }

    public void Save(VkSwitches switches)
    {
        Put("switches", switches);
        Switches = switches;
    }

    public void Save(VkGroup group)
    {
        Put($"group/{group.Id}", group);
        Groups[group.Id] = group;
    }

    public void Save(VkToken token)
    {
        Put($"token/{token.Value}", token);
        Tokens[token.Value] = token;
    }

    public void Save(VkPost post)
    {
        Put($"post/{post.OwnerId}_{post.Id}", post);
        if (!Posts.Contains(post))
        {
            Posts.Add(post);
        }
    }

    public void Save(VkPhoto photo)
    {
        Put($"photo/{photo.OwnerId}_{photo.Id}", photo);
        Photos.Add(photo);
    }

    public void Save(VkUpload upload)
    {
        Put($"upload/{upload.Ticket}", upload);
        Uploads[upload.Ticket] = upload;
    }

    /// <summary>The post, published or postponed, unless it is deleted.</summary>
    public VkPost? FindPost(long owner, long id) => Posts.Find(p => p.OwnerId == owner && p.Id == id && !p.IsDeleted);

    public SandboxFile AddFile(string name, string mediaType, byte[] content) => _store.AddFile(name, mediaType, content);

    public SandboxFile? FindFile(string id) => _store.FindFile(id);

    private IReadOnlyList<T> Load<T>(string prefix) => _store.Load<T>(SandboxNetworks.Vk, prefix);

    private void Put<T>(string key, T value) => _store.Put(SandboxNetworks.Vk, key, value);
}
