namespace ChannelScheduler.Sandbox.Max;

/// <summary>Upload addresses and what was sent to them.</summary>
internal sealed class MaxUploads
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly Dictionary<string, MaxUpload> _byTicket;
    private readonly Dictionary<string, MemoryStream> _partial = [];

    public MaxUploads(SandboxStore store)
    {
        _store = store;
        _byTicket = store.Load<MaxUpload>(SandboxNetworks.Max, "upload/").ToDictionary(u => u.Ticket);
    }

    public MaxUpload Open(string type, long botUserId)
    {
        lock (_gate)
        {
            return Put(new MaxUpload(MaxDirectory.RandomToken(18), MaxDirectory.RandomToken(36), type, botUserId));
        }
    }

    public MaxUpload? FindByTicket(string ticket)
    {
        lock (_gate)
        {
            return _byTicket.GetValueOrDefault(ticket);
        }
    }

    public MaxUpload? FindByToken(string token)
    {
        lock (_gate)
        {
            return _byTicket.Values.FirstOrDefault(u => u.Token == token);
        }
    }

    /// <summary>Keeps the file. A second file to the same address replaces nothing: one address takes one file.</summary>
    public MaxUpload Fill(MaxUpload upload, string name, string contentType, byte[] content)
    {
        lock (_gate)
        {
            if (_byTicket[upload.Ticket] is { FileId: not null } filled)
            {
                return filled;
            }

            var file = _store.AddFile(name, contentType, content);
            return Put(upload with { FileId = file.Id, Name = name, Size = content.Length });
        }
    }

    /// <summary>Adds a part of a resumable upload; the whole content once all bytes are there, else null.</summary>
    public byte[]? AddPart(MaxUpload upload, long from, byte[] part, long total)
    {
        lock (_gate)
        {
            if (!_partial.TryGetValue(upload.Ticket, out var buffer))
            {
                _partial[upload.Ticket] = buffer = new MemoryStream();
            }

            buffer.Position = from;
            buffer.Write(part);
            if (buffer.Length < total)
            {
                return null;
            }

            _partial.Remove(upload.Ticket);
            return buffer.ToArray();
        }
    }

    private MaxUpload Put(MaxUpload upload)
    {
        _store.Put(SandboxNetworks.Max, "upload/" + upload.Ticket, upload);
        return _byTicket[upload.Ticket] = upload;
    }
}
