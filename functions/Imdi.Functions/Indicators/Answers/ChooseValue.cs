using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Finds the one value that is meant: what is named has to be so; of what is not named the total is meant.</summary>
public static class ChooseValue
{
    public static Outcome<ValueRow> Of(AreaFile file, string period, ValueQuestion question, string? survey)
    {
        ValueRow[] rows = [.. question.Of(file.Rows.Where(row => row.Period == period && (survey is null || row.Survey == survey)))];
        if (rows.Length > 1) rows = [.. rows.Where(row => IsTotal(row, question))];
        if (rows.Length > 1 && question.Ages.Count == 0) rows = [.. rows.Where(row => row.Age is not Headline.Everybody)];
        return rows switch
        {
            [var only] => only,
            [] when file.Rows.Any(row => row.Period == period) => Refusal.NotFound("no-such-value", $"{file.Id} has values for {file.Area} in {period}, but none like that.", new FieldError("", "no-such-value", Parts(file, period))),
            [] => Refusal.NotFound("no-such-value", $"{file.Id} has no value for {file.Area} in {period}.", new FieldError("/period", "no-such-value", $"It has {string.Join(", ", file.Rows.Select(row => row.Period).Distinct().TakeLast(12))}.")),
            _ => Refusal.NotFound("several-values", $"{file.Id} has several values for {file.Area} in {period}; say which.", new FieldError("", "several-values", Parts(file, period))),
        };
    }

    private static bool IsTotal(ValueRow row, ValueQuestion question) =>
        (question.Counterparts.Count > 0 || row.Counterpart.Length == 0) && (question.Sexes.Count > 0 || row.Sex is "" or "T") && (question.Ages.Count > 0 || row.Age is "" or "T" or "Y_GE15")
        && (question.Educations.Count > 0 || row.Education is "" or "T") && (question.Occupations.Count > 0 || row.Occupation is "" or "T");

    private static string Parts(AreaFile file, string period) => string.Join("; ", file.Rows.Where(row => row.Period == period).Take(8).Select(row => IndicatorRow.ExplainAddress(file.Id, file.Area, row)));
}
