namespace ChannelScheduler.Sandbox.Max;

/// <summary>An upload address; one address takes one file. <see cref="FileId"/> is null until the file has come.</summary>
internal sealed record MaxUpload(string Ticket, string Token, string Type, long BotUserId, string? FileId = null, string? Name = null, long Size = 0);
