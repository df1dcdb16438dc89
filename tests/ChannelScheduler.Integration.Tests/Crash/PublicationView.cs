using System.Text.Json;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>A publication as the API shows it.</summary>
internal sealed record PublicationView(JsonElement Json)
{
    public Guid Id => Json.GetProperty("id").GetGuid();

    public string Kind => Json.GetProperty("kind").GetString()!;

    public string Status => Json.GetProperty("status").GetString()!;

    public string? ReasonCode => Json.GetProperty("reason") is { ValueKind: JsonValueKind.Object } reason ? reason.GetProperty("code").GetString() : null;

    public bool WaitsForPerson => Status == "inDoubt" && Json.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.Null;

    public override string ToString() => $"{Kind} {Status} {ReasonCode}";
}
