using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>The page of security requirements names every one of levels 1 and 2 once, leaves no cell empty, and names only tests that there are; so does SECURITY.md.</summary>
public sealed class AsvsTests
{
    private static readonly string Page = Repository.Read("docs", "asvs.md");

    private static IReadOnlyList<string[]> Rows(string heading) =>
        [.. Page.Split($"\n## {heading}\n")[1].Split("\n## ")[0].Split('\n').Where(line => Regex.IsMatch(line, @"^\| V\d")).Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_stands_in_one_place()
    {
        var named = (string[])["Proved", "The platform's or the operator's", "Does not apply", "Open"];
        var ids = named.SelectMany(Rows).SelectMany(row => Regex.Matches(row[0], @"V\d+\.\d+\.\d+").Select(match => match.Value)).ToList();

        Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(253, ids.Count);
    }

    [Fact]
    public void No_cell_is_empty()
    {
        Assert.All(Rows("Proved"), row => Assert.True(row.Length == 3 && row.All(cell => cell.Length > 0), string.Join('|', row)));
        foreach (string heading in (string[])["The platform's or the operator's", "Does not apply", "Open"]) Assert.All(Rows(heading), row => Assert.True(row.Length == 2 && row.All(cell => cell.Length > 0), string.Join('|', row)));
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Rows("Proved").SelectMany(row => Regex.Matches(row[2], "`([^`]+)`").Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.All(Rows("Proved"), row => Assert.Matches("`[^`]+`", row[2]));
        Assert.All(named, name => Assert.Contains(name, TestNames.All));
    }

    [Fact]
    public void So_does_every_test_or_class_of_tests_that_the_short_page_names()
    {
        var named = Repository.Read("SECURITY.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim('|', ' ').Split(" | ")[^1]).ToList();
        var known = TestNames.All.Concat(TestNames.All.Select(name => name.Split('.')[0])).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(named);
        Assert.All(named, cell => Assert.Matches("`[^`]+`", cell));
        Assert.All(named.SelectMany(cell => Regex.Matches(cell, "`([^`]+)`").Select(match => match.Groups[1].Value)), name => Assert.Contains(name, known));
    }

    [Fact]
    public void The_count_at_the_top_is_that_of_the_rows() =>
        Assert.Contains($"**{Rows("Proved").Count} proved, {Count("The platform's or the operator's")} the platform's or the operator's, {Count("Does not apply")} that do not apply, {Count("Open")} open**", Page, StringComparison.Ordinal);

    private static int Count(string heading) => Rows(heading).Sum(row => Regex.Count(row[0], @"V\d+\.\d+\.\d+"));
}
