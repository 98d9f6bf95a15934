using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>What each input of the linked model may be.</summary>
public static partial class CheckLinked
{
    private const string OutOfRange = "linked-out-of-range";

    public static IReadOnlyList<(string Field, decimal Least, decimal Most, Func<LinkedInputs, decimal> Value)> Limits { get; } =
    [
        ("demand", 0, 100_000_000, inputs => inputs.Demand), ("growth", -20, 20, inputs => inputs.Growth), ("replacement", 0, 100, inputs => inputs.Replacement), ("entrants", 0, 100_000_000, inputs => inputs.Entrants),
        ("years", 1, 30, inputs => inputs.Years), ("response", 0, 1, inputs => inputs.Response), ("migrants", 0, 1_000_000_000, inputs => inputs.Migrants), ("perMigrant", 0, 100_000, inputs => inputs.PerMigrant),
        ("elasticity", 0, 2, inputs => inputs.Elasticity),
    ];

    public static Outcome<LinkedInputs> Of(LinkedInputs inputs)
    {
        FieldError[] wrong = [.. Limits.Where(limit => limit.Value(inputs) < limit.Least || limit.Value(inputs) > limit.Most).Select(limit => Error(limit.Field)), .. inputs.Migrants is > 0 and < 1 ? new[] { Error("migrants") } : []];
        return wrong.Length == 0 ? inputs : Refusal.Unprocessable(OutOfRange, wrong[0].Detail, wrong);
    }

    /// <summary>As a person types them, each field by its name; one that is empty or not there is as in the example.</summary>
    public static Outcome<LinkedInputs> Of(Func<string, string?> typed)
    {
        var values = Limits.Select(limit => (limit.Field, Value: typed(limit.Field)?.Trim() is { Length: > 0 } text ? Number(text) : limit.Value(LinkedInputs.Example))).ToDictionary(one => one.Field, one => one.Value);
        FieldError[] wrong = [.. values.Where(one => one.Value is null || (one.Key == "years" && one.Value != decimal.Truncate(one.Value.Value))).Select(one => Error(one.Key))];
        if (wrong.Length > 0) return Refusal.Unprocessable(OutOfRange, wrong[0].Detail, wrong);
        if (values["years"] is < 1 or > 30) return Refusal.Unprocessable(OutOfRange, Error("years").Detail, Error("years"));
        return Of(new LinkedInputs(
            values["demand"]!.Value, values["growth"]!.Value, values["replacement"]!.Value, values["entrants"]!.Value, (int)values["years"]!.Value, values["response"]!.Value, values["migrants"]!.Value,
            values["perMigrant"]!.Value, values["elasticity"]!.Value));
    }

    /// <summary>A form sends a point and no groups; an address written by hand may have 10,000, 10 000 or 2,5.</summary>
    private static decimal? Number(string text)
    {
        string bare = text.Replace(" ", "", StringComparison.Ordinal);
        bare = Grouped().IsMatch(bare) ? bare.Replace(",", "", StringComparison.Ordinal) : bare.Replace(',', '.');
        return decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    private static FieldError Error(string field)
    {
        var (_, least, most, _) = Limits.Single(limit => limit.Field == field);
        string also = field == "years" ? ", whole" : field == "migrants" ? ", 0 or at least 1" : "";
        return new($"/{field}", OutOfRange, string.Create(CultureInfo.InvariantCulture, $"'{field}' must be a number from {least} to {most}{also}."));
    }
}
