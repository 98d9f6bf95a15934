using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.House;

/// <summary>Alerts look where what they look for can be, and soon enough.</summary>
public sealed class AlertTests
{
    private static readonly string Words = Repository.Read("infra", "modules", "alerts.bicep");

    [Fact]
    public void A_night_that_did_not_end_is_told_by_the_line_that_ends_one()
    {
        // The timer succeeds in each of the hours that are not the night's.
        Assert.Contains("missedNight = lines | where message contains \"Rebuild ended.\"", Words, StringComparison.Ordinal);
        Assert.DoesNotContain("name == \"NightlyRebuild\"", Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_of_which_three_sweeps_are_missing_is_silent()
    {
        var sweep = Rooms.Jobs.Single(job => job.Name == "Sweep");
        var first = sweep.NextAfter(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))!.Value;
        var interval = sweep.NextAfter(first)!.Value - first;

        Assert.Contains($"var longestSilence = '{3 * interval.TotalMinutes}m'", Words, StringComparison.Ordinal);
        Assert.Contains("requests | where name == \"Sweep\"", Words, StringComparison.Ordinal);
        Assert.Contains("where isnull(Newest) or Newest < ago({1}) | project What = \"silent\"", Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_looked_for_in_both_tables_in_which_it_may_be()
    {
        Assert.Single(Regex.Matches(Words, @"\btraces\b"));
        Assert.Single(Regex.Matches(Words, @"\bexceptions \|"));
        Assert.All(Words.Split('\n').Where(line => line.Contains("message contains", StringComparison.Ordinal)), line => Assert.Matches("= (lines|recent) \\| where", line));
    }

    [Fact]
    public async Task Logging_that_stopped_at_its_ceiling_is_told_from_the_workspace()
    {
        var rule = Templates.All(await Templates.ReadAsync(), "Microsoft.Insights/scheduledQueryRules").Single(one => one.GetRawText().Contains("_LogOperation", StringComparison.Ordinal)).GetProperty("properties");

        Assert.Contains("OverQuota", rule.GetProperty("criteria").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Microsoft.OperationalInsights/workspaces", rule.GetProperty("scopes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_drops_no_request_no_line_and_no_exception()
    {
        using var host = JsonDocument.Parse(Repository.Read("host.json"));
        string kept = host.RootElement.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings").GetProperty("excludedTypes").GetString()!;

        Assert.Equal(["Exception", "Request", "Trace"], kept.Split(';').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_says_of_each_alert_what_to_do()
    {
        var told = Regex.Matches(Words, "What = \"([a-z0-9-]+)\"").Select(match => match.Groups[1].Value).Append("log-cap").Append("budget").Distinct();
        string table = Repository.Read("docs", "deploy.md").Split("\n## When an alert comes\n")[1].Split("\n## ")[0];

        Assert.All(told, what => Assert.Matches($"\n\\| `?{what}`? \\| [^|]+ \\| [^|]+ \\|\n", table));
    }
}
