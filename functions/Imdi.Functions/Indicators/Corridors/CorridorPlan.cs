using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Whose figure a measure of a corridor is.</summary>
public enum MeasureOf { Pair, Origin, Destination }

/// <summary>A measure of a corridor as a value of an indicator: in which area's file it stands, and with which partner.</summary>
public sealed record CorridorPart(string Indicator, MeasureOf Of, string Area, string Counterpart, string Occupation = "");

/// <summary>
/// What a corridor of people, from an origin to a destination, is measured by. Money goes the other way: its receiver is the origin. Stocks and the match are by destination and origin, flows and costs by receiver and sender.
/// </summary>
public static class CorridorPlan
{
    public const string Physicians = "221", Nurses = "222";

    public static IReadOnlyList<CorridorPart> Of(CountryCode from, CountryCode to) =>
    [
        new("SK.MATCH", MeasureOf.Pair, to.Alpha3, from.Alpha3), new("SK.COS", MeasureOf.Pair, to.Alpha3, from.Alpha3), new("MG.INT", MeasureOf.Pair, to.Alpha3, from.Alpha3),
        new("RM.PERMIG", MeasureOf.Pair, from.Alpha3, to.Alpha3), new("RM.COST", MeasureOf.Pair, from.Alpha3, to.Alpha3),
        new("MG.HHI", MeasureOf.Origin, from.Alpha3, ""), new("RM.HHI", MeasureOf.Origin, from.Alpha3, ""), new("MG.HHI", MeasureOf.Destination, to.Alpha3, ""), new("RM.HHI", MeasureOf.Destination, to.Alpha3, ""),
        new("BD.TERT", MeasureOf.Origin, from.Alpha3, ""), new("BD.MED", MeasureOf.Origin, from.Alpha3, "", Physicians), new("BD.MED", MeasureOf.Origin, from.Alpha3, "", Nurses),
    ];

    /// <summary>The newest value given, else the newest: of both sexes where they are told apart.</summary>
    public static ValueRow? Newest(CorridorPart part, AreaFile? file)
    {
        var rows = (file?.Rows ?? []).Where(row => row.Counterpart == part.Counterpart && row.Sex is ("" or "T") && row.Occupation == part.Occupation).OrderBy(row => row.Period, StringComparer.Ordinal).ToList();
        return Indicators.Newest.Of(rows, row => row.Value is not null, row => Marks.IsProjected(row.Marked));
    }
}
