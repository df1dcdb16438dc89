using System.Text;
using ChannelScheduler.Cli;

// Messages are Russian; a console with another default encoding would show question marks.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// What is piped in is read strictly: a wrong encoding is said, and not turned into question marks that pass every rule.
using var input = Console.IsInputRedirected
    ? new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true))
    : Console.In;

return await CommandLine.RunAsync(args, new CliHost(input, Console.Out, Console.Error, Environment.CurrentDirectory));
