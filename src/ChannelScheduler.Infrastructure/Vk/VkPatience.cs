using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>
/// A check asks a handful of questions at once, and VK takes three a second from a person's token. Error 6 says only that: the question is asked again a moment later.
/// For reads alone. Source: https://dev.vk.com/reference/errors
/// </summary>
internal sealed class VkPatience(TimeProvider time)
{
    private const int Tries = 4;
    private const string TooManyPerSecond = "6";

    public async Task<ApiAnswer<T>> AskAsync<T>(Func<Task<ApiAnswer<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await ask();
            if (answer.Problem is not PublishOutcome.RefusedForNow { ErrorCode: TooManyPerSecond } refused || tries == Tries) return answer;
            await Task.Delay(refused.RetryAfter ?? TimeSpan.FromSeconds(1), time, cancellationToken);
        }
    }
}
