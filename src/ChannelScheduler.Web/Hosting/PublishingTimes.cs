using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Hosting;

/// <summary>The section <c>Publishing</c>, checked before anything runs by it.</summary>
internal static class PublishingTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <exception cref="StartRefusedException">A value is no time span, or one that can't work.</exception>
    public static void Check(IConfiguration configuration)
    {
        PublishingOptions options;
        try
        {
            options = configuration.GetSection("Publishing").Get<PublishingOptions>() ?? new PublishingOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new StartRefusedException($"Publishing: {e.Message}");
        }
        foreach (var property in typeof(PublishingOptions).GetProperties().Where(one => one.CanWrite && one.PropertyType == typeof(TimeSpan)))
        {
            var value = (TimeSpan)property.GetValue(options)!;
            var canBeZero = property.Name is nameof(PublishingOptions.CrossPostDelay) or nameof(PublishingOptions.CatchUpSpacing);
            if (value < TimeSpan.Zero || (value == TimeSpan.Zero && !canBeZero) || value > Longest)
            {
                throw new StartRefusedException(
                    $"Publishing:{property.Name} = {value}: нужен положительный промежуток не больше {Longest.Days} суток, например 00:00:30. "
                    + $"/ Publishing:{property.Name} = {value}: a positive time span of at most {Longest.Days} days is needed, e.g. 00:00:30.");
            }
        }
    }
}
