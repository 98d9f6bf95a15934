using Imdi.Functions;
using Imdi.Functions.Commands;

if (CommandLine.IsCommand(args)) return await CommandLine.RunAsync(args);
await Application.Create(args, isServed: true).RunAsync();
return 0;
