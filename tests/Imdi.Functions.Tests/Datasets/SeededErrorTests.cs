using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>For every code there is: a file with N errors of it has N findings of it and no other, each with its place, value, rule and cure.</summary>
public sealed class SeededErrorTests
{
    private const int N = 7;

    public static TheoryData<string> Codes => [.. FindingCodes.All.Select(code => code.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void N_errors_are_N_findings(string code)
    {
        var seed = SeededErrors.All.Single(seed => seed.Code.Code == code);

        var outcome = seed.Published is { } published ? Checking.Of(seed.Kind, seed.Content(N), published(N)) : Checking.Of(seed.Kind, seed.Content(N));

        var findings = outcome.Value.File.Reading.Findings.First;
        Assert.Equal(Enumerable.Repeat(code, N), findings.Select(finding => finding.Code.Code));
        Assert.Equal(Enumerable.Range(0, N).Select(seed.Place), findings.Select(finding => new Seeded(finding.Row, finding.Column, finding.Value)));
        Assert.All(findings, finding => Assert.True(finding.Code.Rule.Length > 0 && finding.Cure.Length > 0, finding.Code.Code));
        Assert.Equal(seed.Code.Severity == Severity.Error ? seed.Refused(N) : 0, outcome.Value.File.Refused);
    }

    [Fact]
    public void Every_code_is_seeded_once() => Assert.Equal(FindingCodes.All.Select(code => code.Code).Order(), SeededErrors.All.Select(seed => seed.Code.Code).Order());

    [Fact]
    public void A_check_across_cells_or_rows_is_declared_by_the_kind_that_it_is_seeded_in()
    {
        var declared = DatasetKinds.All.SelectMany(kind => kind.CrossChecks).ToHashSet();

        Assert.All(SeededErrors.All.Where(seed => declared.Contains(seed.Code)), seed => Assert.Contains(seed.Code, seed.Kind.CrossChecks));
        Assert.All(DatasetKinds.All, kind => Assert.Equal(kind.Rules.Count + kind.SeriesRules.Count > 0, kind.CrossChecks.Count > 0));
    }

    [Theory]
    [InlineData("remittance-quotes", "coverage", "hgih", "Did you mean high?")]
    [InlineData("remittance-quotes", "provider_type", "bnak", "Did you mean bank?")]
    [InlineData("migrant-stock", "basis", "birht", "Did you mean birth?")]
    [InlineData("labour-demand", "country", "Germany", "Write DEU.")]
    [InlineData("labour-demand", "country", "NPX", "Did you mean NPL?")]
    [InlineData("population", "area", "Egypt, Arab Rep.", "Write EGY.")]
    [InlineData("population", "area", "ANT", "ended in 2010")]
    [InlineData("population", "area", "Sub-Saharan Africa", "Write the aggregate's code")]
    [InlineData("labour-demand", "occupation", "2901", "2 is known, what follows is not.")]
    public void A_wrong_code_is_told_the_one_that_was_meant(string id, string column, string value, string cure)
    {
        var kind = DatasetKinds.Find(id)!;

        var findings = Checking.Of(kind, WriteTemplate.For(kind) + A.Row(kind) + A.Row(kind, (column, value))).Value.File.Reading.Findings.First;

        Assert.Contains(cure, Assert.Single(findings).Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1000,480,520", 0)]
    [InlineData("1000,480,521", 0)]
    [InlineData("1000,480,522", 1)]
    [InlineData("1000000,480000,521000", 0)]
    [InlineData("1000000,480000,521001", 1)]
    public void A_total_may_differ_from_its_parts_by_their_rounding(string values, int findings)
    {
        var kind = PopulationKinds.PopulationDeclared;
        string[] parts = values.Split(',');

        string content = WriteTemplate.For(kind) + A.Row(kind, ("value", parts[0])) + A.Row(kind, ("sex", "F"), ("value", parts[1])) + A.Row(kind, ("sex", "M"), ("value", parts[2]));

        Assert.Equal(findings, Checking.Of(kind, content).Value.File.Reading.Findings.Count);
    }

    [Theory]
    [InlineData("33.3,33.3,33.3", 0)]
    [InlineData("33,33,33", 0)]
    [InlineData("33.3,33.3,33.2", 1)]
    [InlineData("60,30,5", 1)]
    [InlineData("50,30,20", 0)]
    public void Shares_may_miss_100_by_their_rounding(string shares, int findings)
    {
        var kind = RemittanceUsesKind.Declared;

        string content = WriteTemplate.For(kind) + string.Concat(shares.Split(',').Select((share, at) => A.Row(kind, ("use", RemittanceUsesKind.Uses[at]), ("share_percent", share))));

        Assert.Equal(findings, Checking.Of(kind, content).Value.File.Reading.Findings.Count);
    }

    [Theory]
    [InlineData("2020=100;2021=150", "")]
    [InlineData("2020=100;2021=151", "2021")]
    [InlineData("2020=100;2021=49", "2021")]
    [InlineData("2021=49;2020=100", "2021")]
    [InlineData("2020=100;2022=1", "")]
    [InlineData("2020Q1=100;2020Q2=10;2021Q1=30", "2021Q1")]
    [InlineData("2020=0;2021=5", "")]
    [InlineData("2020=-100;2021=100", "2021")]
    public void A_jump_is_measured_against_the_same_period_of_the_year_before(string series, string found)
    {
        var kind = CountryIndicatorsKind.Declared;

        string content = WriteTemplate.For(kind) + string.Concat(series.Split(';').Select(point => A.Row(kind, ("period", point.Split('=')[0]), ("value", point.Split('=')[1]))));
        var findings = Checking.Of(kind, content).Value.File.Reading.Findings.First;

        var rows = series.Split(';').Select(point => point.Split('=')[0]).ToList();
        Assert.Equal(found, string.Join(';', findings.Select(finding => rows[(int)finding.Row - 2])));
    }

    [Fact]
    public void Aggregates_are_not_judged_for_jumps()
    {
        var kind = CountryIndicatorsKind.Declared;

        string content = WriteTemplate.For(kind) + A.Row(kind, ("area", "WLD"), ("area_type", "aggregate"), ("period", "2020"), ("value", "1")) + A.Row(kind, ("area", "WLD"), ("area_type", "aggregate"), ("period", "2021"), ("value", "9"));

        Assert.Equal(0, Checking.Of(kind, content).Value.File.Reading.Findings.Count);
    }
}
