namespace Imdi.Functions.Indicators;

/// <summary>A measure of a corridor, or why there is none.</summary>
/// <param name="Of">pair, origin or destination.</param>
/// <param name="Status">ok, withheld, or no-data.</param>
public sealed record CorridorMeasure(
    string Indicator, string Name, string Of, string Country, string CountryName, string? Occupation, string? OccupationName, string? Period, decimal? Value, string Unit, string Status, string? Reason, string? ReasonText,
    decimal? Numerator, decimal? Denominator, string? Calculation, IReadOnlyList<string> Sources, string? Vintage, IReadOnlyList<string> Versions, bool IsDemonstration, string Formula, string Method, string? Explain)
{
    public const string NoData = "no-data";

    public static CorridorMeasure From(CorridorPart part, AreaFile? file, IndicatorWords words)
    {
        var definition = ReadDefinitions.Find(part.Indicator)!;
        var row = CorridorPlan.Newest(part, file) is { } newest ? IndicatorRow.Of(definition, file!, newest, words) : null;
        return new(
            part.Indicator, words.Name(definition), System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(part.Of.ToString()), part.Area, words.Area(part.Area), part.Occupation.Length > 0 ? part.Occupation : null, words.Occupation(part.Occupation),
            row?.Period, row?.Value, definition.Unit, row?.Status ?? NoData, row?.Reason ?? (row is null ? NoData : null), row is null ? words.Reason(NoData) : row.ReasonText,
            row?.Numerator, row?.Denominator, row?.Calculation, row?.Sources ?? [], row?.Vintage, row?.Versions ?? [], row?.IsDemonstration ?? false, definition.Formula, DefinitionRow.MethodOf(definition.Id), row?.Explain);
    }
}
