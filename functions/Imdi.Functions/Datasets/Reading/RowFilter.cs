namespace Imdi.Functions.Datasets;

/// <summary>
/// Which rows are asked for, by one column: those with one of some values, within bounds (both included), or without a value.
/// Values are of the column's own type: text, decimal, day or flag.
/// </summary>
public sealed record RowFilter(Column Column)
{
    public IReadOnlyList<object> OneOf { get; init; } = [];

    public bool OrMissing { get; init; }

    public object? From { get; init; }

    public object? To { get; init; }

    private bool NamesValues => OneOf.Count > 0 || OrMissing;

    /// <summary>Takes away the rows of a row group that the column rules out.</summary>
    public void Narrow(Array cells, bool[] kept)
    {
        switch (cells)
        {
            case string?[] texts: NarrowTexts(texts, kept); break;
            case decimal?[] numbers: Narrow(numbers, kept); break;
            case DateOnly?[] days: Narrow(days, kept); break;
            case bool?[] flags: Narrow(flags, kept); break;
            default: throw new ArgumentException($"{Column.Name} is of no canonical type.", nameof(cells));
        }
    }

    /// <summary>Whether a row group whose values lie between these can hold a row that is asked for; null where nothing is known of them.</summary>
    public bool MayHold(object? smallest, object? largest) =>
        OrMissing || Column.Type == ColumnType.Codes || smallest is null || largest is null
        || ((OneOf.Count == 0 || OneOf.Any(value => Compare(value, smallest) >= 0 && Compare(value, largest) <= 0))
            && (From is null || Compare(largest, From) >= 0) && (To is null || Compare(smallest, To) <= 0));

    /// <summary>Text by its bytes in UTF-8, as Parquet orders it.</summary>
    public static int Compare(object left, object right) => left is string text
        ? System.Text.Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes((string)right))
        : ((IComparable)left).CompareTo(right);

    private void Narrow<T>(T?[] cells, bool[] kept)
        where T : struct, IComparable<T>
    {
        var oneOf = OneOf.Cast<T>().ToHashSet();
        var (from, to) = ((T?)From, (T?)To);
        for (int at = 0; at < kept.Length; at++)
        {
            if (!kept[at]) continue;
            kept[at] = cells[at] is { } cell
                ? (!NamesValues || oneOf.Contains(cell)) && (from is not { } least || cell.CompareTo(least) >= 0) && (to is not { } most || cell.CompareTo(most) <= 0)
                : OrMissing;
        }
    }

    private void NarrowTexts(string?[] cells, bool[] kept)
    {
        var oneOf = OneOf.Cast<string>().ToHashSet(StringComparer.Ordinal);
        var (from, to) = ((string?)From, (string?)To);
        for (int at = 0; at < kept.Length; at++)
        {
            if (!kept[at]) continue;
            kept[at] = cells[at] is { } cell
                ? (!NamesValues || Holds(oneOf, cell)) && (from is null || string.CompareOrdinal(cell, from) >= 0) && (to is null || string.CompareOrdinal(cell, to) <= 0)
                : OrMissing;
        }
    }

    private bool Holds(HashSet<string> oneOf, string cell) =>
        Column.Type == ColumnType.Codes ? cell.Split(';').Any(oneOf.Contains) : oneOf.Contains(cell);
}
