using System.Runtime.InteropServices;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>
/// Takes the rows of a measure out of batches and keeps for each key the figure that holds. Works by columns and by codes: what a text means is looked up once for each distinct
/// text of a batch, not for each row.
/// </summary>
internal sealed class MeasureReader(Measure measure)
{
    private readonly StatedFigures _figures = new(measure.Name);
    private readonly Dictionary<FigureKey, FigureChoice> _choices = [];
    private readonly Dictionary<string, DatasetVersion> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, bool, bool, ObservationMarks), Figure.StatedBy> _statements = [];
    private Figure.StatedBy? _statement;

    public Measure Measure => measure;

    public int Count => _figures.Count;

    public void Add(ICanonicalBatch batch, DatasetVersion version)
    {
        _versions[version.Version] = version;
        int[] rows = Kept(batch);
        if (rows.Length == 0) return;
        var keys = new KeyColumns(batch, measure);
        var value = batch.Number(measure.Value);
        CodedTexts? alternative = Texts(batch, measure.Alternative), status = Texts(batch, measure.Status);
        foreach (int row in rows)
        {
            string one = alternative?[row] ?? "";
            Add(keys[row], new StatedFigure(value[row], one, version.Vintage, version.Source.Id, version.Version, MarksOf(status?[row], one)));
        }
    }

    public StatedFigures Close()
    {
        foreach (var (key, choice) in _choices) _figures.Replace(key, choice.Taken.Value, choice.IsConflicting ? StatementOf(choice.Taken, isConflicting: true) with { Bounds = choice.Bounds } : StatementOf(choice.Taken));
        return _figures.Close();
    }

    private void Add(in FigureKey key, in StatedFigure stated)
    {
        if (_figures.TryAdd(key, stated.Value, StatementOf(stated))) return;

        // Few figures are stated twice, so what choosing needs is kept for these alone.
        ref var choice = ref CollectionsMarshal.GetValueRefOrAddDefault(_choices, key, out bool isChosen);
        if (!isChosen) choice = new FigureChoice(StatedBy(_figures[key]));
        choice!.Add(stated);
    }

    private StatedFigure StatedBy(Figure figure) => figure.Statement is { } by
        ? new(figure.Value, by.Alternative, _versions[by.Version].Vintage, _versions[by.Version].Source.Id, by.Version, by.Marks)
        : throw new InvalidOperationException($"{figure.Name} is not stated.");

    // Mostly the same as the one before.
    private Figure.StatedBy StatementOf(in StatedFigure stated, bool isConflicting = false)
    {
        bool isKnown = stated.Value is not null;
        if (_statement is { } last && ReferenceEquals(last.Version, stated.Version) && last.Alternative == stated.Alternative && last.IsKnown == isKnown && last.IsConflicting == isConflicting && last.Marks == stated.Marks) return last;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_statements, (stated.Version, stated.Alternative, isKnown, isConflicting, stated.Marks), out _);
        return _statement = known ??= new Figure.StatedBy(stated.Version, stated.Alternative, measure.Persons, isKnown, isConflicting, stated.Marks);
    }

    private ObservationMarks MarksOf(string? status, string alternative) => Marks.Of(status) | (alternative == measure.Projection ? ObservationMarks.Projected : ObservationMarks.None);

    /// <summary>The rows that no filter leaves out.</summary>
    private int[] Kept(ICanonicalBatch batch)
    {
        int[] rows = [.. Enumerable.Range(0, batch.Count)];
        foreach (var (column, says) in measure.Where) rows = Passing(rows, batch, column, text => text == says);
        if (measure.AreaType is { } area) rows = Passing(rows, batch, area, IsKept);
        if (measure.CounterpartType is { } counterpart) rows = Passing(rows, batch, counterpart, IsKept);
        if (measure is { Alternative: { } alternative, Alternatives.Count: > 0 }) rows = Passing(rows, batch, alternative, text => measure.Alternatives.Contains(text ?? ""));
        return rows;
    }

    private static int[] Passing(int[] rows, ICanonicalBatch batch, string column, Func<string?, bool> passes)
    {
        var texts = CodedTexts.Of(batch.Text(column));
        bool[] kept = [.. texts.Texts.Select(passes)];
        var codes = texts.Codes;
        int count = 0;
        foreach (int row in rows)
        {
            if (kept[codes[row]]) rows[count++] = row;
        }

        return rows[..count];
    }

    private bool IsKept(string? type) => type is null or Area.Country || (measure.Counterpart is not null && type == Area.Residual);

    private static CodedTexts? Texts(ICanonicalBatch batch, string? column) => column is null ? null : CodedTexts.Of(batch.Text(column));
}
