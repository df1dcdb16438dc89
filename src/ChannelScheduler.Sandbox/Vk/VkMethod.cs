namespace ChannelScheduler.Sandbox.Vk;

/// <summary>One row of the method table.</summary>
/// <param name="Access">Which tokens may call it.</param>
/// <param name="Operation">Which faults hit it, one of <see cref="FaultOperations"/>.</param>
/// <param name="Answer">Gives the <c>response</c>.</param>
internal sealed record VkMethod(VkMethodAccess Access, string Operation, Func<VkMethodCall, object> Answer);
