using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>
/// Pages by where the last one ended, never by counting rows: the thousandth page costs what the first does, and a new row moves nobody.
/// </summary>
internal static class Keyset
{
    /// <summary>One page, newest first.</summary>
    /// <param name="at">With <paramref name="id"/> the order, and an index of the table.</param>
    /// <returns>The rows, and where the next page begins; null after the last.</returns>
    public static async Task<(List<T> Rows, Cursor? Next)> NewestFirstAsync<T>(
        this IQueryable<T> query, Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, Guid>> id, Cursor? after, CancellationToken cancellationToken, int size = Cursor.PageSize)
    {
        var rows = await query.After(at, id, after).Take(size + 1).ToListAsync(cancellationToken);
        if (rows.Count <= size) return (rows, null);
        rows.RemoveAt(size);
        return (rows, new Cursor(at.Compile(preferInterpretation: true)(rows[^1]), id.Compile(preferInterpretation: true)(rows[^1])));
    }

    /// <summary>What comes after a row, newest first.</summary>
    public static IQueryable<T> After<T>(this IQueryable<T> query, Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, Guid>> id, Cursor? after)
    {
        var row = at.Parameters[0];
        var key = new ParameterSwap(id.Parameters[0], row).Visit(id.Body);
        // Members of the cursor, not its values: so it is one query with parameters.
        var end = Expression.Constant(after ?? Cursor.Newest);
        var (endAt, endId) = (Expression.Property(end, nameof(Cursor.At)), Expression.Property(end, nameof(Cursor.Id)));
        // The first half says the same less exactly, in a form that an index can begin at.
        var isAfter = Expression.AndAlso(
            Expression.LessThanOrEqual(at.Body, endAt),
            Expression.OrElse(
                Expression.LessThan(at.Body, endAt),
                Expression.LessThan(Expression.Call(key, nameof(Guid.CompareTo), null, endId), Expression.Constant(0))));
        return query.Where(Expression.Lambda<Func<T, bool>>(isAfter, row)).OrderByDescending(at).ThenByDescending(id);
    }

    private sealed class ParameterSwap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
