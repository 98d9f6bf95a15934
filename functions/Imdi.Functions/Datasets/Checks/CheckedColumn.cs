using System.Buffers;
using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>A declared column compiled for one file: checks a cell and keeps its value until a row group is full.</summary>
public abstract class CheckedColumn(Column declared)
{
    private const int Short = 256;

    public Column Declared { get; } = declared;

    /// <summary>About how much memory the column's texts take, in characters.</summary>
    public virtual int Held => 0;

    /// <summary>Takes a cell as the value of row <paramref name="at"/>; answers what is wrong with it, or null.</summary>
    public Problem? Take(ReadOnlySpan<char> cell, int at)
    {
        cell = cell.Trim();
        if (cell.IsEmpty)
        {
            Clear(at);
            return Declared.Required ? new Problem(FindingCodes.Missing, $"Give a value such as {Declared.Example}.") : null;
        }

        return Unreadable(cell) ?? TakeValue(cell, at);
    }

    /// <summary>Takes a cell as a text file has it. Whatever way a column finds around the characters, it answers as they would.</summary>
    /// <param name="translate">From the source's words to ours; null where they are the same.</param>
    public virtual Problem? Take(TableRow row, int cell, Func<string, string>? translate, int at) => Take(row.Utf8(cell), translate, at);

    public virtual Problem? Take(ReadOnlySpan<byte> bytes, Func<string, string>? translate, int at)
    {
        char[]? rented = null;
        var room = bytes.Length <= Short ? stackalloc char[Short] : (rented = ArrayPool<char>.Shared.Rent(bytes.Length));
        ReadOnlySpan<char> text = room[..Utf8Cell.Decode(bytes, room)];
        var problem = Take(translate is null ? text : translate(text.Trim().ToString()), at);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return problem;
    }

    public abstract void Clear(int at);

    /// <summary>Hands the first rows over.</summary>
    public abstract void CopyTo(ColumnBlock block, int rows);

    /// <summary>The rows were handed over: the next group begins.</summary>
    public virtual void Emptied() { }

    protected abstract Problem? TakeValue(ReadOnlySpan<char> cell, int at);

    private Problem? Unreadable(ReadOnlySpan<char> cell)
    {
        if (cell.Length > Math.Max(Declared.MaximumLength, 64))
            return new Problem(FindingCodes.TextTooLong, $"Shorten it to {Declared.MaximumLength.ToString(CultureInfo.InvariantCulture)} characters.");
        foreach (char c in cell)
        {
            if (c == '\uFFFD') return new Problem(FindingCodes.NotUtf8, "Save the file as UTF-8.");
            if (char.IsControl(c)) return new Problem(FindingCodes.ControlCharacter, "Remove tabs, line breaks and other control characters.");
        }

        return null;
    }
}
