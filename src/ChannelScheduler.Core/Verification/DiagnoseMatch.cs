namespace ChannelScheduler.Core.Verification;

/// <param name="Code"><c>VER001</c>, <c>VER002</c>, <c>VER003</c> or <c>CHN002</c>.</param>
/// <param name="Title">The error as the network words it.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Source">Where the fix is documented.</param>
public sealed record DiagnoseMatch(string Code, string Title, string Fix, string Source);
