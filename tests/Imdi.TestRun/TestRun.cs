using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.TestRun;

/// <summary>One run of the solution's tests, with the sums over its projects.</summary>
internal sealed partial record TestRun(int Exit, int Passed, int Failed, int Skipped)
{
    // A run in which no test has ended for that long is ended, with the names of the tests that were under way: a machine that kills it later would say nothing.
    private static readonly string[] ToldWhenItHangs = ["--blame-hang-timeout", "15m", "--blame-hang-dump-type", "none"];

    public bool IsGreen => Exit == 0 && Failed == 0 && Passed > 0;

    public string Closing => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    public static TestRun Start(string root, IReadOnlyList<string> arguments)
    {
        var built = Command.Run(root, "dotnet", "build", "Imdi.Functions.sln", "-c", "Release", "--nologo", "-v", "quiet");
        if (built.Exit != 0) return new TestRun(built.Exit, 0, 0, 0);

        // One assembly after the other: beside each other a browser takes the processors that tests of leases and timeouts need.
        var (exit, lines) = Command.Run(root, "dotnet", ["test", "Imdi.Functions.sln", "-c", "Release", "--nologo", "--no-build", "-m:1", .. ToldWhenItHangs, .. arguments, .. WithoutLarge(arguments)]);
        var sums = lines.Select(line => Summary().Match(line)).Where(match => match.Success).ToList();
        return new TestRun(exit, Sum("Passed"), Sum("Failed"), Sum("Skipped"));

        int Sum(string group) => sums.Sum(match => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture));
    }

    // Runs of half a gigabyte and of five million rows, for a machine that has the time: docs/benchmarks.md, docs/site-figures.md.
    private static string[] WithoutLarge(IReadOnlyList<string> arguments) =>
        arguments.Contains("--filter") ? [] : ["--filter", $"Category!=Large{(Prerequisites.WantsBrowser ? "" : "&FullyQualifiedName!~Imdi.Web.BrowserTests")}"];

    [GeneratedRegex(@"Failed:\s+(?<Failed>\d+), Passed:\s+(?<Passed>\d+), Skipped:\s+(?<Skipped>\d+), Total:")]
    private static partial Regex Summary();
}
