using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Imdi.Functions.Indicators;

/// <summary>
/// What sources state of one measure, by key. Of the millions of a night each is held as 24 bytes beside its key, and is an object only while somebody looks at it.
/// </summary>
internal sealed class StatedFigures(string name) : IReadOnlyDictionary<FigureKey, Figure>
{
    private readonly Dictionary<FigureKey, Row> _rows = [];

    public int Count => _rows.Count;

    public IEnumerable<FigureKey> Keys => _rows.Keys;

    public IEnumerable<Figure> Values => this.Select(pair => pair.Value);

    public Figure this[FigureKey key] => FigureOf(key, _rows[key]);

    public bool ContainsKey(FigureKey key) => _rows.ContainsKey(key);

    public bool TryGetValue(FigureKey key, [MaybeNullWhen(false)] out Figure value)
    {
        bool isThere = _rows.TryGetValue(key, out var row);
        value = isThere ? FigureOf(key, row) : null;
        return isThere;
    }

    public IEnumerator<KeyValuePair<FigureKey, Figure>> GetEnumerator()
    {
        foreach (var (key, row) in _rows) yield return new(key, FigureOf(key, row));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>False where the key has a figure already, which stays.</summary>
    internal bool TryAdd(in FigureKey key, decimal? value, Figure.StatedBy by)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out bool isThere);
        if (!isThere) row = new Row(value ?? 0, by);
        return !isThere;
    }

    internal void Replace(in FigureKey key, decimal? value, Figure.StatedBy by) => _rows[key] = new Row(value ?? 0, by);

    /// <summary>Gives back what was reserved for more.</summary>
    internal StatedFigures Close()
    {
        _rows.TrimExcess();
        return this;
    }

    private Figure FigureOf(in FigureKey key, in Row row) => new(name, key, row.Value, row.By);

    private readonly record struct Row(decimal Value, Figure.StatedBy By);
}
