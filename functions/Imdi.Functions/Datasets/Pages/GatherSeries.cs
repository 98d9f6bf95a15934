using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Gathers the chart: one measure by country and period, at each of some combinations of the other key columns. A row without a value
/// leaves a gap. The first combination is the one shown; of the others only those are kept that were gathered whole.
/// </summary>
internal sealed class GatherSeries(KindShape shape, IReadOnlyList<string> combinations)
{
    // A chart is for the eye: a month over forty years is 480 points.
    private const int MostPoints = 50_000, MostPointsOfOthers = 100_000;

    private readonly Dictionary<string, Gathered> _gathered = combinations.ToDictionary(combination => combination, _ => new Gathered(), StringComparer.Ordinal);
    private int _others;

    public ChartFacts? Facts => shape.Measure is { } measure && combinations.Count > 0 && _gathered[combinations[0]] is { Points: > 1 } shown
        ? new(measure.Name, HeldOf(combinations[0]), shown.Series)
        {
            Others = [.. combinations.Skip(1).Where(combination => _gathered[combination] is { Points: > 1, IsWhole: true }).Select(combination => new ChartView(HeldOf(combination), _gathered[combination].Series))],
        }
        : null;

    public void Add(ICanonicalBatch batch)
    {
        var countries = shape.Country is { } place ? batch.Text(place.Name) : null;
        var periods = batch.Text(shape.Period!.Name);
        var values = batch.Number(shape.Measure!.Name);
        var rest = shape.Rest.Select(column => batch.Text(column.Name)).ToArray();
        for (int row = 0; row < batch.Count; row++)
        {
            if (values[row] is not { } value || !Period.TryParse(periods[row], out var period)) continue;
            string combination = TallyRows.KeyOf(rest, row), country = countries?[row] ?? "";
            if (!_gathered.TryGetValue(combination, out var gathered) || (country.Length > 0 && !CountryCode.TryParse(country, out _))) continue;
            bool isShown = combination == combinations[0];
            if (isShown ? gathered.Points >= MostPoints : _others >= MostPointsOfOthers) gathered.IsWhole = false;
            else if (gathered.TryAdd(country, period, value) && !isShown) _others++;
        }
    }

    private Dictionary<string, string> HeldOf(string combination) => shape.Rest.Zip(combination.Split('\u001f')).Where(pair => pair.Second.Length > 0)
        .ToDictionary(pair => pair.First.Name, pair => pair.Second);

    private sealed class Gathered
    {
        private readonly SortedDictionary<string, SortedDictionary<Period, decimal>> _series = new(StringComparer.Ordinal);

        public int Points { get; private set; }

        public bool IsWhole { get; set; } = true;

        public IReadOnlyList<SeriesFact> Series =>
            [.. _series.Select(pair => new SeriesFact(CountryCode.TryParse(pair.Key, out var country) ? country : null, [.. pair.Value.Keys], [.. pair.Value.Values]))];

        public bool TryAdd(string country, Period period, decimal value)
        {
            if (!_series.TryGetValue(country, out var points)) _series[country] = points = [];
            if (!points.TryAdd(period, value)) return false;
            Points++;
            return true;
        }
    }
}
