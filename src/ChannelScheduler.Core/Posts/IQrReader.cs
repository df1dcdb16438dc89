namespace ChannelScheduler.Core.Posts;

/// <summary>Finds the QR codes in a picture.</summary>
public interface IQrReader
{
    /// <summary>Asked anew each time: the reader may be installed while the program runs.</summary>
    bool IsAvailable { get; }

    /// <summary>Takes up to half a minute for the largest pictures.</summary>
    /// <param name="path">A picture that was taken in.</param>
    /// <returns><see cref="QrReading.NotRun"/> without a reader. A reader that fails is an answer too, and no exception.</returns>
    Task<QrReading> ReadAsync(string path, CancellationToken cancellationToken);
}
