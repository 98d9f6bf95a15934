using System.Globalization;
using Imdi.Shared;
using Imdi.Web.Pages.Projections;
using Imdi.Web.Text;

namespace Imdi.Functions.Indicators;

/// <summary>The linked model's page: the form as it was asked, and what follows.</summary>
internal static class LinkedModels
{
    /// <summary>The worked example.</summary>
    public static LinkedModelPage Example { get; } = Of(LinkedInputs.Example, _ => null);

    /// <param name="typed">What stands in each field; null for the example's value.</param>
    public static LinkedModelPage Of(Outcome<LinkedInputs> asked, Func<string, string?> typed)
    {
        var answer = asked.IsOk ? LinkedAnswer.Of(asked.Value, Language.English) : null;
        return new(
            [.. CheckLinked.Limits.Select(limit => InputOf(limit.Field, asked.IsOk ? Numbers.Typed(limit.Value(asked.Value)) : typed(limit.Field), Numbers.Typed(limit.Value(LinkedInputs.Example)), limit.Least, limit.Most))],
            answer is null ? [] : ResultsOf(answer), LinkedAnswer.Stated, ProjectionPageModels.AssumedOf(ReadAssumptions.Table), asked.IsOk ? QueryOf(asked.Value) : "", asked.Refusal?.Errors ?? []);
    }

    /// <summary>The model with an occupation's figures; null without entrants, since the model would take them for none. What the figures do not hold is left out: it is as in the example, and the page says so.</summary>
    public static string? QueryOf(GapRow row) => row.EntrantsAYear is not { } entrants ? null : QueryOf(LinkedInputs.Example with
    {
        Demand = row.DemandNow, Growth = decimal.Round(100 * ProjectGap.GrowthOf((row.From, row.DemandNow), (row.To, row.DemandThen)), 4), Replacement = row.ReplacementPercent, Entrants = entrants, Years = row.To - row.From,
    }, "demand", "growth", "replacement", "entrants", "years");

    /// <param name="fields">All where none is named.</param>
    private static string QueryOf(LinkedInputs inputs, params string[] fields) => string.Join('&', CheckLinked.Limits.Where(limit => fields.Length == 0 || fields.Contains(limit.Field))
        .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Field}={Numbers.Typed(limit.Value(inputs))}")));

    private static LinkedInputModel InputOf(string field, string? value, string usual, decimal least, decimal most) => new(field, value ?? usual, least, most) { IsExample = (value ?? usual) == usual };

    private static IReadOnlyList<(string, RangeModel)> ResultsOf(LinkedAnswer answer)
    {
        return [Result("demand", one => one.DemandThen), Result("openings", one => one.Openings), Result("gap", one => one.Gap), Result("arrivals", one => one.Arrivals), Result("remittances", one => one.Remittances)];

        (string, RangeModel) Result(string name, Func<LinkedOutputs, decimal> value) => (name, new(value(answer.Low), value(answer.Central), value(answer.High)));
    }
}
