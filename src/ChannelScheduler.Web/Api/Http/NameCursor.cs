using System.Buffers.Text;
using System.Text;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Where a page of a list in the order of names ended. Opaque to callers.</summary>
/// <param name="Key">The last row's name, as it is searched for.</param>
internal sealed record NameCursor(string Key, Guid Id)
{
    private const int IdLength = 32;

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id:N}{Key}"));

    /// <exception cref="ApiException">422: not a cursor of ours.</exception>
    public static NameCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
            return new NameCursor(plain[IdLength..], Guid.ParseExact(plain[..IdLength], "N"));
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            throw ApiException.Invalid("CursorUnreadable", "cursor");
        }
    }
}

internal static class NameOrder
{
    private static readonly string Key = SearchKeys.ColumnOf("Name");

    /// <summary>One page in the order of names, of rows with a name's key beside them.</summary>
    /// <returns>The rows, and where the next page begins; null after the last.</returns>
    public static async Task<(List<T> Rows, NameCursor? Next)> ByNameAsync<T>(this IQueryable<T> query, Func<T, (string Name, Guid Id)> of, NameCursor? after, CancellationToken cancellationToken, int size = Cursor.PageSize)
        where T : class
    {
        if (after is { Key: var key, Id: var id })
        {
#pragma warning disable CA1309, CA1310 // A question to the database, which compares by bytes and knows no other way.
            query = query.Where(one => string.Compare(EF.Property<string>(one, Key), key) > 0 || (EF.Property<string>(one, Key) == key && EF.Property<Guid>(one, "Id").CompareTo(id) > 0));
#pragma warning restore CA1309, CA1310
        }
        var rows = await query.OrderBy(one => EF.Property<string>(one, Key)).ThenBy(one => EF.Property<Guid>(one, "Id")).Take(size + 1).ToListAsync(cancellationToken);
        if (rows.Count <= size) return (rows, null);
        rows.RemoveAt(size);
        var last = of(rows[^1]);
        return (rows, new NameCursor(SearchKey.Of(last.Name), last.Id));
    }
}
