namespace ChannelScheduler.Core.Verification;

/// <param name="Code"><c>VER001</c> to <c>VER003</c>, <c>CHN002</c>, or a network and its error code: <c>MAX:chat.denied</c>, <c>VK:214-slot</c>. Stable.</param>
/// <param name="Title">The error as the platform words it, or in people's words.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Source">Where this is documented.</param>
/// <param name="Means">What it means for the school; null where the title says all.</param>
public sealed record DiagnoseMatch(string Code, string Title, string Fix, string Source, string? Means = null);

/// <summary>What a pasted text was found to say.</summary>
/// <param name="Matches">The documented errors in it, the surest first.</param>
/// <param name="Near">Errors that share words with it and may be meant; never one of the matches.</param>
/// <param name="IsCut">Only the first <see cref="PastedText.Examined"/> characters were read.</param>
public sealed record Diagnosis(IReadOnlyList<DiagnoseMatch> Matches, IReadOnlyList<DiagnoseMatch> Near, bool IsCut);
