using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>Checked rows between the checks and the canonical file: at most one row group, by column.</summary>
public sealed class RowBlock(DatasetKind kind, int room)
{
    public int Rows { get; set; }

    public ColumnBlock[] Columns { get; } = [.. kind.Columns.Select(column => new ColumnBlock(column, room))];

    /// <summary>Where the source has the last part of each row's key, as <see cref="KeyPlaces"/> tells it.</summary>
    public long[] Places { get; } = new long[room];
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

    public int Width { get; } = WidthOf(declared.Type);

    public byte[] Values { get; } = new byte[room * WidthOf(declared.Type)];

    /// <summary>The distinct texts of a column of text.</summary>
    public TextList Texts { get; } = new();

    public bool IsText => Declared.IsText;

    public Span<T> As<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Values.AsSpan());

    /// <summary>A value as a person reads it.</summary>
    public string TextAt(int row) => Declared.Type switch
    {
        ColumnType.Decimal => As<Int128>()[row] is var number && number != NoNumber ? CanonicalNumber.Of(number).ToString("0.###############", CultureInfo.InvariantCulture) : "",
        ColumnType.Date => As<int>()[row] is var day && day != NoDay ? DateOnly.FromDayNumber(day + Epoch).ToString("O", CultureInfo.InvariantCulture) : "",
        ColumnType.Flag => As<byte>()[row] switch { Yes => "yes", No => "no", _ => "" },
        _ => As<int>()[row] is var text && text != NoText ? Encoding.UTF8.GetString(Texts[text]) : "",
    };

    /// <summary>Takes the rows of a canonical file back.</summary>
    public void Fill(ICanonicalBatch batch)
    {
        switch (Declared.Type)
        {
            case ColumnType.Decimal:
                ((CanonicalNumbers)batch.Number(Declared.Name)).Scaled.CopyTo(As<Int128>());
                break;
            case ColumnType.Date:
                var days = batch.Date(Declared.Name);
                for (int row = 0; row < days.Count; row++) As<int>()[row] = days[row] is { } day ? day.DayNumber - Epoch : NoDay;
                break;
            case ColumnType.Flag:
                var flags = batch.Flag(Declared.Name);
                for (int row = 0; row < flags.Count; row++) As<byte>()[row] = flags[row] switch { null => NoFlag, true => Yes, false => No };
                break;
            default:
                Fill(CodedTexts.Of(batch.Text(Declared.Name)));
                break;
        }
    }

    private void Fill(CodedTexts texts)
    {
        Texts.Clear();
        int[] places = new int[texts.Texts.Count];
        for (int text = 0; text < places.Length; text++)
        {
            places[text] = texts.Texts[text] is null ? NoText : Texts.Count;
            if (texts.Texts[text] is { } known) Texts.Add(known.AsSpan());
        }

        for (int row = 0; row < texts.Count; row++) As<int>()[row] = places[texts.Codes[row]];
    }

    private static int WidthOf(ColumnType type) => type switch { ColumnType.Decimal => 16, ColumnType.Flag => 1, _ => 4 };
}
