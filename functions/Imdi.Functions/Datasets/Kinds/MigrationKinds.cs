using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>Who lives, moves and studies in another country than their own.</summary>
public static class MigrationKinds
{
    private static readonly string[] LegalStatuses = ["all", "work", "family", "study", "protection", "free-movement", "irregular", "other"];
    private static readonly string[] Durations = ["all", "temporary", "permanent", "seasonal"];
    private static readonly string[] HomeStatuses = ["all", "employed", "unemployed", "student", "inactive", "unknown"];

    private static readonly Dictionary<string, string> FlowUnits = new() { ["inflow"] = "persons", ["outflow"] = "persons", ["asylum-applications"] = "persons", ["naturalisations"] = "persons" };

    private static Column Legal { get; } = new(Dimension.LegalStatus, ColumnType.Code, "On what ground they stay, all where it is not told apart") { Required = true, Codes = LegalStatuses, Example = "all" };

    private static Column Length { get; } = new(Dimension.Duration, ColumnType.Code, "For how long they stay, all where it is not told apart") { Required = true, Codes = Durations, Example = "all" };

    private static readonly RowRule[] BetweenAreas =
    [
        ObservationRules.TypeOf(Dimension.Origin, Dimension.OriginType), ObservationRules.TypeOf(Dimension.Destination, Dimension.DestinationType),
        ObservationRules.TwoAreas(Dimension.Origin, Dimension.Destination), ObservationRules.ValueOrMissing, ObservationRules.OneFrequency,
    ];

    public static DatasetKind StockDeclared { get; } = new(MigrantStock, "Migrant stock by origin and destination", "People who live in another country than that of their birth or citizenship, at mid-year. A pair for which the source has nothing has no row; a row with 0 says none.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Origin, Dimension.Destination, Dimension.Sex, Dimension.Education, Dimension.LegalStatus, Dimension.Duration, Dimension.Basis, Dimension.Period],
        Rules = BetweenAreas,
        SeriesRules = [TotalCheck.Of(Dimension.Sex)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.SameCountry, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts],
        Columns =
        [
            Origin, OriginType, Destination, DestinationType, Sex, Education with { Example = "T" }, Legal, Length, Basis, Time with { Example = "2020" }, Persons with { Example = "341000" }, Status, Note,
        ],
    };

    public static DatasetKind FlowDeclared { get; } = new(MigrationFlow, "Migration flows by origin and destination",
        "People who moved from one country to another in a period, or applied for asylum or took a citizenship there, as the country that counts them defines it; definitions differ between countries.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Origin, Dimension.Destination, Dimension.Measure, Dimension.Sex, Dimension.Education, Dimension.LegalStatus, Dimension.Duration, Dimension.Basis, Dimension.Period],
        Units = FlowUnits,
        Rules = [.. BetweenAreas, ObservationRules.UnitOf(FlowUnits)],
        SeriesRules = [TotalCheck.Of(Dimension.Sex)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.SameCountry, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts],
        Columns =
        [
            Origin, OriginType, Destination, DestinationType, .. Measures(FlowUnits, "Who is counted; the destination counts, also those who leave it (outflow)"), Sex, Education with { Example = "T" }, Legal, Length,
            Basis with { Codes = [.. Bases, "residence"], Description = "What the origin is the country of: birth, citizenship, or last residence", Example = "citizenship" }, Time, Persons, Status, Note,
        ],
    };

    public static DatasetKind NationalsAbroadDeclared { get; } = new(NationalsAbroad, "Nationals abroad", "A country's nationals who live abroad, by skill, sex, what they did at home and what they do abroad. Small counts are personal data: cells are suppressed before they are shown.")
    {
        IsGuarded = true,
        Frequency = Frequency.Year,
        Key = [Dimension.Country, Dimension.Destination, Dimension.Sex, Dimension.Education, Dimension.HomeStatus, Dimension.Occupation, Dimension.Period],
        Rules = [ObservationRules.TypeOf(Dimension.Destination, Dimension.DestinationType), ObservationRules.TwoAreas(Dimension.Country, Dimension.Destination), ObservationRules.ValueOrMissing, ObservationRules.OneFrequency],
        SeriesRules = [TotalCheck.Of(Dimension.Sex)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.SameCountry, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts],
        Columns =
        [
            Country with { Description = "Country of nationality, ISO 3166-1 alpha-3", Example = "NPL" }, Destination, DestinationType, Sex, Education with { Description = "Skill: ISCED 2011 level attained, a range, T or UNK", Example = "3T4" },
            new(Dimension.HomeStatus, ColumnType.Code, "What they did at home before they left") { Required = true, Codes = HomeStatuses, Example = "employed" },
            Occupation with { Description = "ISCO-08 occupation abroad, T for all", Example = "71" }, Time, Persons with { Example = "2310" }, Status, Note,
        ],
    };

    public static DatasetKind StudentsDeclared { get; } = new(StudentMobility, "Student mobility", "Students enrolled in another country than that where they finished secondary school or hold citizenship.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Origin, Dimension.Destination, Dimension.Sex, Dimension.Education, Dimension.Basis, Dimension.Period],
        Rules = BetweenAreas,
        SeriesRules = [TotalCheck.Of(Dimension.Sex), TotalCheck.Of(Dimension.Education)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.SameCountry, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts],
        Columns =
        [
            Origin, OriginType, Destination with { Example = "AUS" }, DestinationType, Sex, Education with { Description = "ISCED 2011 level of the studies, a range, T or UNK", Example = "6" },
            Basis with { Codes = ["schooling", "citizenship"], Description = "What the origin is the country of: earlier schooling, or citizenship", Example = "citizenship" }, Time, Persons with { Example = "43100" }, Status, Note,
        ],
    };
}
