using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Gathers the chart: one measure by country and period, at one combination of the other key columns. A row without a value leaves a gap.</summary>
internal sealed class GatherSeries(KindShape shape, string combination)
{
    // A chart is for the eye: a month over forty years is 480 points.
    private const int MostPoints = 50_000;

    private readonly SortedDictionary<string, SortedDictionary<Period, decimal>> _series = new(StringComparer.Ordinal);
    private int _points;

    public ChartFacts? Facts => shape.Measure is { } measure && _points > 1
        ? new(measure.Name, Held,
            [.. _series.Select(pair => new SeriesFact(CountryCode.TryParse(pair.Key, out var country) ? country : null, [.. pair.Value.Keys], [.. pair.Value.Values]))])
        : null;

    private Dictionary<string, string> Held => shape.Rest.Zip(combination.Split('\u001f')).Where(pair => pair.Second.Length > 0)
        .ToDictionary(pair => pair.First.Name, pair => pair.Second);

    public void Add(ICanonicalBatch batch)
    {
        var countries = shape.Country is { } place ? batch.Text(place.Name) : null;
        var periods = batch.Text(shape.Period!.Name);
        var values = batch.Number(shape.Measure!.Name);
        var rest = shape.Rest.Select(column => batch.Text(column.Name)).ToArray();
        for (int row = 0; row < batch.Count && _points < MostPoints; row++)
        {
            if (values[row] is not { } value || !Period.TryParse(periods[row], out var period) || TallyRows.KeyOf(rest, row) != combination) continue;
            string country = countries?[row] ?? "";
            if (country.Length > 0 && !CountryCode.TryParse(country, out _)) continue;
            if (!_series.TryGetValue(country, out var points)) _series[country] = points = [];
            if (points.TryAdd(period, value)) _points++;
        }
    }
}
