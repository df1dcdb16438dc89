namespace ChannelScheduler.Sandbox.Max;

/// <summary>Somebody with the app.</summary>
internal sealed record MaxPerson(long UserId, string Name);
