using ChannelScheduler.Sandbox;
using Microsoft.Extensions.DependencyInjection;

SandboxArguments arguments;
try
{
    arguments = SandboxArguments.Parse(args);
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

var options = new SandboxOptions { StateDirectory = arguments.StateDirectory };
options.Max.RateLimits = arguments.RateLimits;
options.Vk.RateLimits = arguments.RateLimits;
await using var sandbox = await SandboxHost.StartAsync(options, arguments.MaxPort, arguments.VkPort);

Console.WriteLine($"MAX API      {sandbox.MaxAddress}");
Console.WriteLine($"VK API       {sandbox.VkAddress}");
Console.WriteLine($"faults       {new Uri(sandbox.MaxAddress, "_sandbox/faults")}");
Console.WriteLine($"reader page  {new Uri(sandbox.MaxAddress, "sandbox")}");
foreach (var world in sandbox.Services.GetServices<ISandboxWorld>())
{
    foreach (var channel in world.Channels())
    {
        Console.WriteLine($"{world.Network,-4} {channel.ExternalId,-16} {channel.Handle ?? "(closed)",-18} {channel.Title}");
        foreach (var token in world.Tokens(channel.ExternalId))
        {
            Console.WriteLine($"     {token.Kind,-10} {token.Value}");
        }
    }
}

await sandbox.WaitForShutdownAsync();
return 0;
