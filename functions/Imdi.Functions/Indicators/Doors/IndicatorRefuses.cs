using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Refusals that several doors share.</summary>
internal static class IndicatorRefuses
{
    public const string IdIs = "The id of an indicator, such as RM.COST; listIndicators names them.";

    public static Refusal NotPublished { get; } = Refusal.Unavailable("not-published-yet", "No figures have been published yet. Try again when the first rebuild is through; /api/health says.");

    public static Refuses[] Reading { get; } = [new(RefusalKind.Unavailable, "not-published-yet", "nothing has been published yet")];

    public static Refuses[] OfIndicator { get; } = [.. Reading, new(RefusalKind.NotFound, "unknown-indicator", "there is no such indicator; the answer says what may have been meant")];

    public static Refuses[] OfArea { get; } = [.. OfIndicator, new(RefusalKind.NotFound, "no-values", "the indicator has no values for the area")];

    public static Outcome<IndicatorDefinition> Find(string id)
    {
        if (ReadDefinitions.All.FirstOrDefault(definition => definition.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        string[] ids = [.. ReadDefinitions.All.Select(definition => definition.Id)];
        string meant = Suggestion.DidYouMean(id, ids);
        return Refusal.NotFound("unknown-indicator", $"There is no indicator '{Excerpt.Of(id)}'. {meant}/api/indicators lists all.",
            new FieldError("/id", "unknown-indicator", meant.Length > 0 ? meant.Trim() : $"One of {string.Join(", ", ids)}."));
    }

    public static Refusal NoValues(IndicatorDefinition definition, string area) => Refusal.NotFound(
        "no-values", definition.Missing is { } missing ? $"{definition.Id} is not computed yet. {missing}" : $"{definition.Id} has no values for {area}. Where there is no data, nothing is said.",
        new FieldError("/country", "no-values", $"Choose an area that /api/indicators/{definition.Id}?latest=1 lists."));
}
