using Imdi.Functions.Datasets;
using Imdi.Functions.Nightly;

namespace Imdi.Functions.Tests.Nightly;

public sealed class RunIdentityTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DatasetVersion Quotes = Version("remittance-quotes", "aa");
    private static readonly DatasetVersion Averages = Version("remittance-corridor-averages", "bb");
    private static readonly Dictionary<string, string> Settings = new() { ["staleAfterDays"] = "100" };

    [Fact]
    public void The_order_of_the_versions_does_not_matter() =>
        Assert.Equal(RunIdentity.Of(Day, [Quotes, Averages], "1", Settings).Id, RunIdentity.Of(Day, [Averages, Quotes], "1", Settings).Id);

    [Fact]
    public void Day_version_source_code_and_settings_each_make_another_run()
    {
        string[] ids =
        [
            RunIdentity.Of(Day, [Quotes], "1", Settings).Id,
            RunIdentity.Of(Day.AddDays(1), [Quotes], "1", Settings).Id,
            RunIdentity.Of(Day, [Quotes with { Version = "ab" }], "1", Settings).Id,
            RunIdentity.Of(Day, [Quotes with { Source = Quotes.Source with { Id = "other" } }], "1", Settings).Id,
            RunIdentity.Of(Day, [Quotes, Averages], "1", Settings).Id,
            RunIdentity.Of(Day, [], "1", Settings).Id,
            RunIdentity.Of(Day, [Quotes], "2", Settings).Id,
            RunIdentity.Of(Day, [Quotes], "1", new Dictionary<string, string> { ["staleAfterDays"] = "90" }).Id,
            RunIdentity.Of(Day, [Quotes], "1", new Dictionary<string, string> { ["staleAfterDays"] = "100\nsetting/x=1" }).Id,
            RunIdentity.Of(Day, [Quotes], "1", new Dictionary<string, string> { ["staleAfterDays"] = "100", ["x"] = "1" }).Id,
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void How_a_version_was_described_does_not_matter() =>
        Assert.Equal(RunIdentity.Of(Day, [Quotes], "1", Settings).Id, RunIdentity.Of(Day, [Quotes with { FileName = "renamed.csv" }], "1", Settings).Id);

    [Fact]
    public void A_run_says_which_versions_it_was_made_of() =>
        Assert.Equal([(Averages.Kind, "bb"), (Quotes.Kind, "aa")], RunIdentity.VersionsOf(RunIdentity.Of(Day, [Quotes, Averages], "1", Settings)));

    private static DatasetVersion Version(string kind, string version) =>
        new(kind, version, new DatasetSource("local", "Local", null, null, IsDemonstration: false), null, 1, 0, "00", "file.csv");
}
