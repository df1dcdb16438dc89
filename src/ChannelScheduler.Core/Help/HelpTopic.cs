using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Help;

/// <summary>Questions that belong together: a file of <c>policies/help</c>.</summary>
public sealed record HelpTopic(string Id, PolicyText Title, int Order);
