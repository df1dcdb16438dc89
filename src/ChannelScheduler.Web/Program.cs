using ChannelScheduler.Web.Hosting;

return await SchedulerProgram.RunAsync(args);
