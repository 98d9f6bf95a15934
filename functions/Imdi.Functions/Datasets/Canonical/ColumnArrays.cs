using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Imdi.Functions.Datasets;

/// <summary>Makes Arrow arrays of the blocks of one column, which Parquet then writes without looking at any text twice.</summary>
internal sealed class ColumnArrays(Column declared)
{
    private const int Precision = 29;

    private static readonly DictionaryType Dictionary = new(Int32Type.Default, StringType.Default, ordered: false);

    private readonly TextList _texts = new();
    private byte[] _values = [], _valid = [];
    private int[] _numbers = [];

    public Field Field { get; } = new(declared.Name, declared.Type switch
    {
        ColumnType.Decimal => new Decimal128Type(Precision, Column.Scale),
        ColumnType.Date => Date32Type.Default,
        ColumnType.Flag => BooleanType.Default,
        _ => Dictionary,
    }, nullable: true);

    /// <summary>The rows named, or all; valid until the next call.</summary>
    public IArrowArray Of(ColumnBlock block, int[]? kept, int rows)
    {
        int count = kept?.Length ?? rows;
        if (_valid.Length < (count + 7) / 8) _valid = new byte[(count + 7) / 8];
        _valid.AsSpan().Clear();
        return declared.Type switch
        {
            ColumnType.Decimal => Fixed(block, kept, count, ColumnBlock.NoNumber),
            ColumnType.Date => Fixed(block, kept, count, ColumnBlock.NoDay),
            ColumnType.Flag => Flags(block, kept, count),
            _ => Texts(block, kept, count),
        };
    }

    private IArrowArray Fixed<T>(ColumnBlock block, int[]? kept, int count, T none)
        where T : unmanaged, IEquatable<T>
    {
        var source = block.As<T>();
        var target = MemoryMarshal.Cast<byte, T>(Values(count * block.Width));
        int missing = 0;
        for (int row = 0; row < count; row++)
        {
            var value = source[kept is null ? row : kept[row]];
            bool isMissing = value.Equals(none);
            target[row] = isMissing ? default : value;
            if (isMissing) missing++;
            else _valid[row >> 3] |= (byte)(1 << (row & 7));
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(Field.DataType, count, missing, 0, [new ArrowBuffer(_valid), new ArrowBuffer(_values)]));
    }

    private BooleanArray Flags(ColumnBlock block, int[]? kept, int count)
    {
        var source = block.As<byte>();
        var bits = Values((count + 7) / 8);
        bits.Clear();
        int missing = 0;
        for (int row = 0; row < count; row++)
        {
            byte value = source[kept is null ? row : kept[row]];
            byte bit = (byte)(1 << (row & 7));
            if (value == ColumnBlock.Yes) bits[row >> 3] |= bit;
            if (value == ColumnBlock.NoFlag) missing++;
            else _valid[row >> 3] |= bit;
        }

        return new BooleanArray(new ArrowBuffer(_values), new ArrowBuffer(_valid), count, missing, 0);
    }

    /// <summary>The dictionary holds the texts of the rows that are written, in the order of their first rows, and no other.</summary>
    private DictionaryArray Texts(ColumnBlock block, int[]? kept, int count)
    {
        var source = block.As<int>();
        var target = MemoryMarshal.Cast<byte, int>(Values(count * sizeof(int)));
        if (_numbers.Length < block.Texts.Count) _numbers = new int[Math.Max(block.Texts.Count, _numbers.Length * 2)];
        _numbers.AsSpan(0, block.Texts.Count).Fill(ColumnBlock.NoText);
        _texts.Clear();
        int missing = 0;
        for (int row = 0; row < count; row++)
        {
            int text = source[kept is null ? row : kept[row]];
            if (text == ColumnBlock.NoText)
            {
                target[row] = 0;
                missing++;
                continue;
            }

            target[row] = NumberOf(text, block);
            _valid[row >> 3] |= (byte)(1 << (row & 7));
        }

        var numbers = new Int32Array(new ArrowBuffer(_values), new ArrowBuffer(_valid), count, missing, 0);
        int[] offsets = [0, .. _texts.Ends];
        var texts = new StringArray(_texts.Count, new ArrowBuffer(MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray()), new ArrowBuffer(_texts.Memory), ArrowBuffer.Empty, 0);
        return new DictionaryArray(Dictionary, numbers, texts);
    }

    private int NumberOf(int text, ColumnBlock block)
    {
        ref int number = ref _numbers[text];
        if (number != ColumnBlock.NoText) return number;
        number = _texts.Count;
        _texts.Add(block.Texts[text]);
        return number;
    }

    private Span<byte> Values(int length)
    {
        if (_values.Length < length) _values = new byte[length];
        return _values.AsSpan(0, length);
    }
}
