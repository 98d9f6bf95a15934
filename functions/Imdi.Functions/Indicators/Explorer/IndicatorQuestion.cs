using Imdi.Shared;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Functions.Indicators;

/// <summary>What a reader asks to see of an indicator. What cannot be read is as if it had not been asked: an address that someone shortened still shows something.</summary>
/// <param name="Areas">At most four, each once.</param>
/// <param name="Parts">By dimension, such as sex.</param>
internal sealed record IndicatorQuestion(IndicatorView? View, IReadOnlyList<string> Areas, int? From, int? To, IReadOnlyDictionary<string, string> Parts)
{
    public static readonly string[] Dimensions = ["sex", "age", "education", "occupation"];

    public static IndicatorQuestion None { get; } = new(null, [], null, null, new Dictionary<string, string>());

    public static IndicatorQuestion Of(string? view, IEnumerable<string?> areas, string? from, string? to, Func<string, string?> part) => new(
        Enum.TryParse<IndicatorView>(view, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        [.. areas.OfType<string>().Select(area => area.ToUpperInvariant()).Where(area => area.Length > 0).Distinct().Take(ShownSeries.MostAreas)],
        YearOf(from), YearOf(to),
        Dimensions.Select(name => (Name: name, Value: part(name))).Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary(one => one.Name, one => one.Value!));

    public bool Holds(string period) => Period.TryParse(period, out var known) && (From is not { } from || known.Year >= from) && (To is not { } to || known.Year <= to);

    private static int? YearOf(string? text) => Period.TryParse(text, out var period) ? period.Year : null;
}
