using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>docs/logs.md lists every line that the application can log, with the values that it has.</summary>
public sealed class LogInventoryTests
{
    private const string Start = "<!-- lines -->\n", End = "<!-- /lines -->";

    [Fact]
    public async Task The_page_lists_every_line_that_is_logged()
    {
        string page = Repository.Read("docs", "logs.md");
        int from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, to = page.IndexOf(End, StringComparison.Ordinal);

        if (Environment.GetEnvironmentVariable("IMDI_REWRITE") == "1") await File.WriteAllTextAsync(Repository.At("docs", "logs.md"), page[..from] + Table() + page[to..]);
        else Assert.Equal(Table(), page[from..to]);
    }

    [Fact]
    public void Every_line_is_a_declared_one() => Assert.Empty(Repository.Sources("functions")
        .Where(path => Regex.IsMatch(File.ReadAllText(path), @"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\("))
        .Select(path => Path.GetFileName(path)));

    private static string Table()
    {
        var lines = Repository.Sources("functions").SelectMany(path => Regex.Matches(File.ReadAllText(path), "LoggerMessage\\(LogLevel\\.(\\w+), \"([^\"]+)\"\\)")
                .Select(line => $"| {line.Groups[1].Value} | {line.Groups[2].Value} | {Path.GetFileNameWithoutExtension(path)} |\n"))
            .Distinct().Order(StringComparer.Ordinal);
        return "| level | line | written by |\n|---|---|---|\n" + string.Concat(lines);
    }
}
