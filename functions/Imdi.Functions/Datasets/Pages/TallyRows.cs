using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Counts a version's rows by country and period in one pass, and finds the combination of its other key columns that most rows share: the
/// chart draws that one. Bounded: a combination beyond the first 20,000 is not counted; the preview keeps ten rows.
/// </summary>
internal sealed class TallyRows(KindShape shape)
{
    private const int MostCombinations = 20_000, MostValues = 8, MostVariants = 24;

    private readonly Dictionary<string, (long Rows, Period? Latest)> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Rows, double Sum)> _combinations = new(StringComparer.Ordinal);
    private long _rows;
    private Period? _first, _last;

    public RowFacts Facts => new(_rows, _first, _last,
    [
        .. _countries.Where(pair => CountryCode.TryParse(pair.Key, out _)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CountryFact(CountryCode.Parse(pair.Key), pair.Value.Rows, pair.Value.Latest)),
    ]);

    /// <summary>The commonest combination; of equal ones the one with most totals (T), then the one whose figures sum to most, then the first by its letters. Null where every row has its own.</summary>
    public string? Commonest => _combinations.Count > 0 && _combinations.Values.Max(tally => tally.Rows) is > 1 and var most
        ? _combinations.Where(pair => pair.Value.Rows == most).OrderByDescending(pair => Totals(pair.Key)).ThenByDescending(pair => pair.Value.Sum).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key
        : null;

    /// <summary>The commonest combination, then those that differ from it only in columns of few values, commonest first.</summary>
    public IReadOnlyList<string> Variants
    {
        get
        {
            if (Commonest is not { } commonest) return [];
            string[] held = commonest.Split('\u001f');
            bool[] few = [.. held.Select((_, at) => _combinations.Keys.Select(key => key.Split('\u001f')[at]).Distinct().Take(MostValues + 1).Count() <= MostValues)];
            bool Varies(string[] parts) => parts.Zip(held).Select((pair, at) => pair.First == pair.Second || (few[at] && pair.First.Length > 0)).All(fits => fits);
            return
            [
                commonest, .. _combinations.Where(pair => pair.Key != commonest && pair.Value.Rows > 1 && Varies(pair.Key.Split('\u001f')))
                    .OrderByDescending(pair => pair.Value.Rows).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostVariants - 1).Select(pair => pair.Key),
            ];
        }
    }

    public void Add(ICanonicalBatch batch)
    {
        var countries = shape.Country is { } place ? batch.Text(place.Name) : null;
        var periods = shape.Period is { } time ? batch.Text(time.Name) : null;
        var figures = shape.Measure is { } measure ? batch.Number(measure.Name) : null;
        var rest = shape.Rest.Select(column => batch.Text(column.Name)).ToArray();
        for (int row = 0; row < batch.Count; row++)
        {
            _rows++;
            var period = Period.TryParse(periods?[row], out var known) ? known : (Period?)null;
            Widen(period);
            if (countries?[row] is { } country) Count(country, period);
            Count(KeyOf(rest, row), (double)(figures?[row] ?? 0));
        }
    }

    /// <summary>The other key columns of a row as one text.</summary>
    public static string KeyOf(IReadOnlyList<string?>[] rest, int row) => string.Join('\u001f', rest.Select(column => column[row] ?? ""));

    private static int Totals(string combination) => combination.Split('\u001f').Count(part => part is "T" or "total" or "all");

    private void Widen(Period? period)
    {
        if (period is not { } known) return;
        if (_first is not { } first || known < first) _first = known;
        if (_last is not { } last || known > last) _last = known;
    }

    private void Count(string country, Period? period)
    {
        var (rows, latest) = _countries.GetValueOrDefault(country);
        _countries[country] = (rows + 1, latest is not { } before || period > before ? period ?? latest : latest);
    }

    private void Count(string combination, double figure)
    {
        if (_combinations.TryGetValue(combination, out var tally)) _combinations[combination] = (tally.Rows + 1, tally.Sum + figure);
        else if (_combinations.Count < MostCombinations) _combinations[combination] = (1, figure);
    }
}
