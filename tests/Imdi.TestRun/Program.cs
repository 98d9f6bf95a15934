using Imdi.TestRun;

string root = Repository.Root();
if (!Prerequisites.Install(root)) return 1;

// imdi.cmd hands on its own first word too.
var run = TestRun.Start(root, args is ["test", ..] ? args[1..] : args);
Console.WriteLine();
Console.WriteLine(run.Closing);
return run.IsGreen ? 0 : 1;
