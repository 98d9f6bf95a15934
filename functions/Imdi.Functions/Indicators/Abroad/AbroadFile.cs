using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>A cell as it is shown; without persons there is a reason: <c>suppressed</c>, or <c>missing</c> where the source does not know.</summary>
/// <param name="Of">Which of the file's sources states it.</param>
public sealed record AbroadEntry(string Destination, string Period, string Sex, string Education, string HomeStatus, string Occupation, decimal? Persons, string? Reason, int Of);

/// <summary>Nationals of a country abroad by destination, skill, sex, status at home and occupation abroad; <c>/data/indicators/nationals-abroad/NPL.json</c>.</summary>
public sealed record AbroadFile(string Country, IReadOnlyList<SourceRow> Sources, IReadOnlyList<AbroadEntry> Rows)
{
    public const string Missing = "missing";

    public static string AddressOf(string country) => $"/data/indicators/nationals-abroad/{country}.json";

    public static AbroadFile Of(string country, IReadOnlyList<AbroadCell> cells, IReadOnlyList<DatasetVersion> versions)
    {
        var withheld = GuardAbroad.Of(cells);
        List<DatasetVersion> used = [.. versions.Where(version => cells.Any(cell => cell.Version == version.Version))];
        return new AbroadFile(country, [.. used.Select(IndicatorSnapshot.SourceOf)],
        [
            .. cells.Select((cell, at) => new AbroadEntry(
                cell.Key.Destination, cell.Key.Period, cell.Key.Sex, cell.Key.Education, cell.Key.HomeStatus, cell.Key.Occupation,
                withheld[at] ? null : cell.Persons, withheld[at] ? Withheld.Suppressed : cell.Persons is null ? Missing : null, used.FindIndex(version => version.Version == cell.Version))),
        ]);
    }
}

/// <summary>The countries that have such a table; <c>/data/indicators/nationals-abroad/index.json</c>.</summary>
public sealed record AbroadIndex(IReadOnlyList<string> Countries)
{
    public const string Address = "/data/indicators/nationals-abroad/index.json";
}
