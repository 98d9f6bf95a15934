using System.Globalization;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>How answers with projections name their sources, their method and what the codes stand for.</summary>
internal static class ProjectionNotes
{
    public static DataNote Of(IReadOnlyList<SourceRow> sources, Language language, string? run) => new(
        string.Join("; ", sources.Select(source => source.Name).Distinct()), sources.Max(source => source.Vintage)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), MethodIn(language), run);

    public static string MethodIn(Language language) => $"/{language}/projections/";

    public static string NameOf(string indicator, Language language) => ReadDefinitions.Find(indicator)?.Names.GetValueOrDefault(language.Tag) ?? indicator;

    public static string CountryIn(string country, Language language) => CountryCode.TryParse(country, out var known) ? known.Name(language) : country;

    public static string? OccupationIn(string occupation, Language language) => OccupationCode.TryParse(occupation, null, out var known) ? known.Label(language) : null;
}
