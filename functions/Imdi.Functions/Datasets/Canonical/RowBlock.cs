using System.Runtime.InteropServices;

namespace Imdi.Functions.Datasets;

/// <summary>Checked rows between the checks and the canonical file: at most one row group, by column.</summary>
public sealed class RowBlock(DatasetKind kind, int room)
{
    public int Rows { get; set; }

    public ColumnBlock[] Columns { get; } = [.. kind.Columns.Select(column => new ColumnBlock(column, room))];

    /// <summary>The row or line of the source, for findings.</summary>
    public long[] Numbers { get; } = new long[room];

    /// <summary>Which sheet and column name the source has for the last part of the key.</summary>
    public int[] Places { get; } = new int[room];

    /// <summary>0 for a row that is kept; else one more than the ordinal of the row that had the same key before.</summary>
    public uint[] Repeats { get; } = new uint[room];
}

/// <summary>
/// The values of one column of a block, each of a fixed width: for text its place among the block's texts, for a number the whole
/// number of 10^-15, for a day the days since 1970, for a flag a byte.
/// </summary>
public sealed class ColumnBlock(Column declared, int room)
{
    public const int NoText = -1, NoDay = int.MinValue, Epoch = 719_162;
    public const byte No = 0, Yes = 1, NoFlag = 2;

    public static Int128 NoNumber => Int128.MinValue;

    public Column Declared { get; } = declared;

    public int Width { get; } = declared.Type switch { ColumnType.Decimal => 16, ColumnType.Flag => 1, _ => 4 };

    public byte[] Values { get; } = new byte[room * (declared.Type switch { ColumnType.Decimal => 16, ColumnType.Flag => 1, _ => 4 })];

    /// <summary>The distinct texts of a column of text.</summary>
    public TextList Texts { get; } = new();

    public bool IsText => Declared.Type is not (ColumnType.Decimal or ColumnType.Date or ColumnType.Flag);

    public Span<T> As<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Values.AsSpan());

    /// <summary>A value as a person reads it.</summary>
    public string TextAt(int row) => Declared.Type switch
    {
        ColumnType.Decimal => As<Int128>()[row] is var number && number != NoNumber ? CanonicalNumber.Of(number).ToString("0.###############", System.Globalization.CultureInfo.InvariantCulture) : "",
        ColumnType.Date => As<int>()[row] is var day && day != NoDay ? DateOnly.FromDayNumber(day + Epoch).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : "",
        ColumnType.Flag => As<byte>()[row] switch { Yes => "yes", No => "no", _ => "" },
        _ => As<int>()[row] is var text && text != NoText ? System.Text.Encoding.UTF8.GetString(Texts[text]) : "",
    };
}
