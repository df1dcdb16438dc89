using System.Text;
using ChannelScheduler.Cli;

// Messages are Russian; a console with another default encoding would show question marks.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var colors = CliHost.WantsColors(Console.IsOutputRedirected, Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"));
return await CommandLine.RunAsync(args, new CliHost(Console.In, Console.Out, Console.Error, Environment.CurrentDirectory, colors));
