namespace Imdi.Functions.Indicators;

/// <summary>Nationals abroad as they are answered: persons, or why none are shown.</summary>
/// <param name="Education">Skill: the ISCED 2011 level attained.</param>
/// <param name="HomeStatus">What they did before they left.</param>
/// <param name="Occupation">ISCO-08, abroad.</param>
public sealed record AbroadRow(
    string Country, string CountryName, string Destination, string DestinationName, string Period, string Sex, string? SexName, string Education, string? EducationName, string HomeStatus, string? HomeStatusName,
    string Occupation, string? OccupationName, decimal? Persons, string Unit, string Status, string? Reason, string? ReasonText, string Source, string? Vintage, string Version, bool IsDemonstration)
{
    public static AbroadRow Of(AbroadFile file, AbroadEntry row, IndicatorWords words)
    {
        var source = file.Sources[row.Of];
        return new(
            file.Country, words.Area(file.Country), row.Destination, words.Area(row.Destination), row.Period, row.Sex, words.Sex(row.Sex), row.Education, words.Education(row.Education), row.HomeStatus, words.HomeStatus(row.HomeStatus),
            row.Occupation, words.Occupation(row.Occupation), row.Persons, "persons", row.Reason switch { null => "ok", AbroadFile.Missing => AbroadFile.Missing, _ => "withheld" }, row.Reason, words.Reason(row.Reason),
            source.Name, Datasets.CellText.Of(source.Vintage) is { Length: > 0 } day ? day : null, source.Version, source.IsDemonstration);
    }
}
