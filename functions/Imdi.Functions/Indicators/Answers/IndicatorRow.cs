namespace Imdi.Functions.Indicators;

/// <summary>A value, or why there is none, with all that it is about and comes from. A part that the value does not tell apart is null.</summary>
/// <param name="Status"><c>ok</c>, or <c>withheld</c> with the reason.</param>
/// <param name="ObservationStatus">The worst that a source says of what it was worked out from: F forecast, U unreliable, E estimated, M modelled, I imputed, P provisional, B break in the series, A normal; null of a value that is withheld.</param>
/// <param name="HasBreak">A source says that its series breaks here, or between the periods compared.</param>
/// <param name="Calculation">How it was worked out, such as <c>ratio-of-sums</c>.</param>
public sealed record IndicatorRow(
    string Indicator, string Country, string CountryName, bool IsAggregate, string? Counterpart, string? CounterpartName, string Period,
    string? Sex, string? SexName, string? Age, string? AgeName, string? Education, string? EducationName, string? Occupation, string? OccupationName, string? Survey,
    decimal? Value, string Unit, string Status, string? Reason, string? ReasonText, string? ObservationStatus, string? ObservationStatusText, bool HasBreak, decimal? Numerator, decimal? Denominator, string Calculation,
    IReadOnlyList<string> Sources, string? Vintage, IReadOnlyList<string> Versions, bool IsDemonstration, string Explain)
{
    public static IndicatorRow Of(IndicatorDefinition definition, AreaFile file, ValueRow row, IndicatorWords words)
    {
        SourceRow[] sources = [.. row.Of.Select(place => file.Sources[place])];
        string? observed = row.Value is null ? null : Marks.Worst(row.Marked);
        return new(
            definition.Id, file.Area, words.Area(file.Area), AreaCodes.IsAggregate(file.Area), Or(row.Counterpart), Or(row.Counterpart) is { } other ? words.Area(other) : null, row.Period,
            Or(row.Sex), words.Sex(row.Sex), Or(row.Age), words.Age(row.Age), Or(row.Education), words.Education(row.Education), Or(row.Occupation), words.Occupation(row.Occupation), Or(row.Survey),
            row.Value, definition.Unit, row.Reason is null ? "ok" : "withheld", row.Reason, words.Reason(row.Reason), observed, words.ObservationStatus(observed), Marks.HasBreak(row.Marked), row.Numerator, row.Denominator, row.Method,
            [.. sources.Select(source => source.Name).Distinct()], sources.Max(source => source.Vintage) is { } newest ? Datasets.CellText.Of(newest) : null,
            [.. sources.Select(source => source.Version)], sources.Any(source => source.IsDemonstration), ExplainAddress(definition.Id, file.Area, row));
    }

    /// <summary>Names the row uniquely and in the order of the files.</summary>
    public static string KeyOf(string area, ValueRow row) => string.Join('|', area, row.Counterpart, row.Period, row.Sex, row.Age, row.Education, row.Occupation, row.Survey);

    public static string ExplainAddress(string id, string area, ValueRow row)
    {
        string query = string.Join('&', new[] { ("counterpart", row.Counterpart), ("sex", row.Sex), ("age", row.Age), ("education", row.Education), ("occupation", row.Occupation), ("survey", row.Survey) }
            .Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
        return $"/api/indicators/{id}/{area}/{row.Period}/explain{(query.Length > 0 ? "?" : "")}{query}";
    }

    private static string? Or(string part) => part.Length > 0 ? part : null;
}
