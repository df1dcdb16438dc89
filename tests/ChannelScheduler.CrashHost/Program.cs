using ChannelScheduler.CrashHost;
using ChannelScheduler.Web.Hosting;
using Microsoft.Extensions.Hosting;

// The real program, with one trap that kills it. It says where it listens, and leaves when its parent closes its input or dies.
await using var app = await SchedulerProgram.CreateAsync(args, builder => builder.Services.AddKillPoint(KillPoint.FromEnvironment()));
await app.StartAsync();
Console.WriteLine("LISTENING " + app.Urls.First());
await Task.WhenAny(app.WaitForShutdownAsync(), Console.OpenStandardInput().CopyToAsync(Stream.Null));
