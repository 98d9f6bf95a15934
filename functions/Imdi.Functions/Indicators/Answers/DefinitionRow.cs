namespace Imdi.Functions.Indicators;

/// <summary>An indicator as it is defined, and what there is of it.</summary>
/// <param name="Missing">The input without which nothing is computed; null for what is.</param>
/// <param name="Target">What the world agreed to reach, in the indicator's unit, by when and where; null where nothing was agreed as a number.</param>
/// <param name="Areas">Countries with values.</param>
/// <param name="Withheld">How many values are withheld, by reason.</param>
/// <param name="Data">Where its values are.</param>
public sealed record DefinitionRow(
    string Id, string Name, IReadOnlyList<string> Component, string Formula, string Unit, string Direction, IReadOnlyList<string> Dimensions, IReadOnlyList<string> Inputs,
    string Source, string? Caveats, IndicatorTarget? Target, string? Missing, bool CountsPersons, int Areas, string? FirstPeriod, string? LastPeriod, IReadOnlyList<string> Withheld, bool IsDemonstration, string Data, string Method)
{
    public static DefinitionRow Of(IndicatorDefinition definition, IndicatorFile? file, IndicatorWords words) => new(
        definition.Id, words.Name(definition), definition.Component, definition.Formula, definition.Unit, definition.Direction, definition.Dimensions,
        [.. definition.Inputs.SelectMany(input => input.Measures.Select(measure => $"{input.Kind}/{measure}"))], definition.Source, definition.Caveats, definition.Target, definition.Missing, definition.CountsPersons,
        file?.Areas.Count(area => !area.IsAggregate) ?? 0, file?.From, file?.To, [.. (file?.Withheld ?? new Dictionary<string, int>()).Select(reason => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reason.Key}: {reason.Value}"))],
        file?.Sources.Any(source => source.IsDemonstration) ?? false, AddressOf(definition.Id), MethodOf(definition.Id));

    public static string AddressOf(string id) => $"/api/indicators/{id}";

    public static string MethodOf(string id) => $"{AddressOf(id)}/definition";

    public bool Mentions(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => $"{Id} {Name} {Formula} {Source} {Caveats}".Contains(word, StringComparison.OrdinalIgnoreCase));
}
