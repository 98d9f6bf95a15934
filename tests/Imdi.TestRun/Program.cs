using Imdi.TestRun;

string root = Repository.Root();
if (!Prerequisites.Install(root)) return 1;

var run = TestRun.Start(root, args);
Console.WriteLine();
Console.WriteLine(run.Closing);
return run.IsGreen ? 0 : 1;
