using System.Collections;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Imdi.Functions.Datasets;

/// <summary>A batch that keeps the numbers and texts of its file as they are, and makes of a cell what is asked only when it is asked.</summary>
internal sealed class CanonicalBatch : ICanonicalBatch
{
    private readonly Dictionary<string, object> _columns = new(StringComparer.Ordinal);

    public CanonicalBatch(RecordBatch batch)
    {
        Count = batch.Length;
        for (int at = 0; at < batch.ColumnCount; at++)
        {
            string name = batch.Schema.GetFieldByIndex(at).Name;
            _columns[name] = batch.Column(at) switch
            {
                DictionaryArray texts => CodedTexts.Of(texts),
                Decimal128Array numbers => CanonicalNumbers.Of(numbers),
                Date32Array days => Days(days),
                BooleanArray flags => Flags(flags),
                _ => throw new NotSupportedException($"{name} is of no canonical type."),
            };
        }
    }

    public int Count { get; }

    public IReadOnlyList<string?> Text(string column) => (CodedTexts)_columns[column];

    public IReadOnlyList<decimal?> Number(string column) => (CanonicalNumbers)_columns[column];

    public IReadOnlyList<DateOnly?> Date(string column) => (DateOnly?[])_columns[column];

    public IReadOnlyList<bool?> Flag(string column) => (bool?[])_columns[column];

    private static DateOnly?[] Days(Date32Array days)
    {
        var values = new DateOnly?[days.Length];
        for (int row = 0; row < values.Length; row++) values[row] = days.IsValid(row) ? DateOnly.FromDayNumber(days.Values[row] + ColumnBlock.Epoch) : null;
        return values;
    }

    private static bool?[] Flags(BooleanArray flags)
    {
        var values = new bool?[flags.Length];
        for (int row = 0; row < values.Length; row++) values[row] = flags.GetValue(row);
        return values;
    }
}
