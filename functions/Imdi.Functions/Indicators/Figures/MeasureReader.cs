using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Takes the rows of a measure out of batches and keeps for each key the figure that holds.</summary>
internal sealed class MeasureReader(Measure measure)
{
    private readonly Dictionary<FigureKey, FigureChoice> _choices = [];

    public Measure Measure => measure;

    public void Add(ICanonicalBatch batch, DatasetVersion version)
    {
        var (area, period, value) = (batch.Text(measure.Area), batch.Text(measure.Period), batch.Number(measure.Value));
        IReadOnlyList<string?>? areaType = Text(measure.AreaType), counterpart = Text(measure.Counterpart), counterpartType = Text(measure.CounterpartType), sex = Text(measure.Sex), age = Text(measure.Age),
            education = Text(measure.Education), occupation = Text(measure.Occupation), survey = Text(measure.Survey), alternative = Text(measure.Alternative), within = Text(measure.Within);
        (IReadOnlyList<string?> Text, string? Says)[] filters = [.. measure.Where.Select(filter => (batch.Text(filter.Column), filter.Says))];
        bool isPair = measure.Counterpart is not null;
        for (int row = 0; row < batch.Count; row++)
        {
            if (!Passes(filters, row) || !IsKept(areaType?[row], isPair) || !IsKept(counterpartType?[row], isPair)) continue;
            string other = alternative?[row] ?? "";
            if (measure.Alternatives.Count > 0 && !measure.Alternatives.Contains(other)) continue;
            var key = new FigureKey(area[row]!, period[row]!)
            {
                Counterpart = counterpart?[row] ?? "", Sex = sex?[row] ?? "", Age = age?[row] ?? "", Education = education?[row] ?? "", Occupation = occupation?[row] ?? "", Survey = survey?[row] ?? "",
            };
            var stated = new StatedFigure(value[row], within is null ? other : $"{other}|{within[row]}", version.Vintage, version.Source.Id, version.Version);
            if (_choices.TryGetValue(key, out var choice)) choice.Add(stated);
            else _choices[key] = new FigureChoice(stated);
        }

        IReadOnlyList<string?>? Text(string? column) => column is null ? null : batch.Text(column);
    }

    public Dictionary<FigureKey, Figure> Close() => _choices.ToDictionary(
        pair => pair.Key, pair => new Figure(measure.Name, pair.Key, pair.Value.Taken.Value) { Version = pair.Value.Taken.Version, IsConflicting = pair.Value.IsConflicting });

    private static bool IsKept(string? type, bool isPair) => type is null or Area.Country || (isPair && type == Area.Residual);

    private static bool Passes((IReadOnlyList<string?> Text, string? Says)[] filters, int row)
    {
        foreach (var (text, says) in filters)
        {
            if (text[row] != says) return false;
        }

        return true;
    }
}
