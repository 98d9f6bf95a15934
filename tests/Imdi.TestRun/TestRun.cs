using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.TestRun;

/// <summary>One run of the solution's tests, with the sums over its projects.</summary>
internal sealed partial record TestRun(int Exit, int Passed, int Failed, int Skipped)
{
    public bool IsGreen => Exit == 0 && Failed == 0 && Passed > 0;

    public string Closing => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    public static TestRun Start(string root, IReadOnlyList<string> arguments)
    {
        var (exit, lines) = Command.Run(root, "dotnet", ["test", "Imdi.Functions.sln", "-c", "Release", "--nologo", .. arguments, .. WithoutLarge(arguments)]);
        var sums = lines.Select(line => Summary().Match(line)).Where(match => match.Success).ToList();
        return new TestRun(exit, Sum("Passed"), Sum("Failed"), Sum("Skipped"));

        int Sum(string group) => sums.Sum(match => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture));
    }

    // Runs of half a gigabyte and of five million rows, for a machine that has the time: docs/benchmarks.md, docs/site-figures.md.
    private static string[] WithoutLarge(IReadOnlyList<string> arguments) =>
        arguments.Contains("--filter") ? [] : ["--filter", "Category!=Large"];

    [GeneratedRegex(@"Failed:\s+(?<Failed>\d+), Passed:\s+(?<Passed>\d+), Skipped:\s+(?<Skipped>\d+), Total:")]
    private static partial Regex Summary();
}
