using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>UTC milliseconds: SQLite can't compare <see cref="DateTimeOffset"/>, and whole numbers compare everywhere.</summary>
public sealed class UnixMillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(value => value.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

public sealed class ReasonConverter()
    : ValueConverter<Reason, string>(value => ToJson(value), value => FromJson(value))
{
    private static string ToJson(Reason reason) => JsonSerializer.Serialize(new[] { reason.Code }.Concat(reason.Values));

    private static Reason FromJson(string json)
    {
        var parts = JsonSerializer.Deserialize<string[]>(json)!;
        return new Reason(parts[0], parts[1..]);
    }
}

public sealed class QuietHoursConverter()
    : ValueConverter<QuietHours, string>(value => ToText(value), value => Parse(value))
{
    private static string ToText(QuietHours hours) => $"{hours.From.ToString("HH:mm", CultureInfo.InvariantCulture)}-{hours.To.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static QuietHours Parse(string text) =>
        new(TimeOnly.ParseExact(text[..5], "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(text[6..], "HH:mm", CultureInfo.InvariantCulture));
}

/// <summary>A list kept as a JSON array in one column; it is replaced as a whole.</summary>
public sealed class JsonListConverter<T>()
    : ValueConverter<List<T>, string>(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
        value => JsonSerializer.Deserialize<List<T>>(value, JsonSerializerOptions.Default)!);

public sealed class ListComparer<T>()
    : ValueComparer<List<T>>((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)), list => list.ToList());
