using System.Diagnostics.CodeAnalysis;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>A call's result: the value, or the outcome that says why there is none.</summary>
public sealed record ApiAnswer<T>(T? Value, PublishOutcome? Problem)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null && Value is not null;
}
