namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>The upload as a whole can't be taken; the message is the sentence for the person, in their language.</summary>
public sealed class ImportException(string code, params object[] values) : Exception(ImportTexts.Get(code, values));
