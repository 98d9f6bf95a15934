using System.Globalization;
using Imdi.Web.Pages.Profiles;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>What the platform itself projects of a country, said to be projected: who will be of working age, and how far those who are trained for an occupation meet its openings.</summary>
internal static class ProjectionTables
{
    public const string OpeningsLessEntrants = "openings-less-entrants";

    private const int MostOccupations = 10;

    /// <summary>By cohorts with ratios as they were, with the interval that past errors give; the year that it starts from is the first row and an estimate of the sources.</summary>
    public static DraftTable WorkingAge(Tables tables)
    {
        ProfileColumn[] columns = [new("people", "persons"), new("working-age", "persons"), new("low-80", "persons"), new("high-80", "persons")];
        if (tables.Figures.Population(tables.Country) is not { } file) return new("context.working-age", Tables.ByPeriod, columns, []) { Kinds = [Population] };
        string[] versions = [.. file.Sources.Select(source => source.Version)];
        return new("context.working-age", Tables.ByPeriod, columns,
        [
            .. file.Steps.Where(step => step.Scenario is ProjectPopulation.Base or ProjectPopulation.Constant)
                .Select(step => new DraftRow(Text(step.Year), null, Cell(step.Total), Cell(step.WorkingAge), Cell(step.WorkingAgeLow80), Cell(step.WorkingAgeHigh80))),
        ]) { Kinds = [Population], Projection = new(BackTestPopulation.Method, Text(file.Base), null) };

        DraftCell Cell(decimal? people) => people is null ? DraftCell.Nothing : new(people, null, versions);
    }

    /// <summary>
    /// LM.OPEN and LM.GAP of the occupations with the largest gaps, each until the last year that its scenario states: the central variant, and the least and the most that the assumed rates of replacement give.
    /// Of several scenarios the one that most occupations have stands here, the first by its id among equals; the page of projections has all.
    /// </summary>
    public static DraftTable Gaps(Tables tables)
    {
        ProfileColumn[] columns = [new("openings", "persons"), new("entrants", "persons"), new("gap", "persons"), new("gap-low", "persons"), new("gap-high", "persons")];
        var empty = new DraftTable("labour.gaps", "occupation", columns, []) { Kinds = [LabourDemand, SkillsSupply] };
        if (tables.Figures.Gap(tables.Country) is not { Rows.Count: > 0 } file) return empty;
        var scenario = file.Rows.GroupBy(row => row.Scenario).OrderByDescending(rows => rows.DistinctBy(row => row.Occupation).Count()).ThenBy(rows => rows.Key, StringComparer.Ordinal).First();
        var level = scenario.GroupBy(row => row.Occupation.Length).OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key).First();
        var occupations = level.GroupBy(row => row.Occupation).Select(rows => (Central: rows.Single(row => row.Variant == "central"), All: rows.ToList()))
            .OrderByDescending(one => one.Central.Gap is not null).ThenByDescending(one => Math.Abs(one.Central.Gap ?? one.Central.Openings)).ThenBy(one => one.Central.Occupation, StringComparer.Ordinal);
        return empty with
        {
            Rows = [.. occupations.Take(MostOccupations).Select(one => RowOf(file, one.Central, one.All))],
            Projection = new(OpeningsLessEntrants, Text(level.Min(row => row.From)), scenario.First().ScenarioName ?? scenario.Key),
        };
    }

    private static DraftRow RowOf(GapFile file, GapRow central, List<GapRow> all)
    {
        string[] versions = [.. central.Of.Select(place => file.Sources[place].Version)];
        return new(central.Occupation, Text(central.To), Cell(central.Openings), Cell(central.Entrants), Cell(central.Gap), Cell(all.Min(row => row.Gap)), Cell(all.Max(row => row.Gap)));

        DraftCell Cell(decimal? people) => people is null ? DraftCell.Nothing : new(DraftCell.Rounded(people), null, versions);
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
