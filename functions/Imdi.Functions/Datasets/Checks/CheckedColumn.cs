using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>A declared column compiled for one file: checks a cell and keeps its value until a row group is full.</summary>
public abstract class CheckedColumn(Column declared)
{
    public Column Declared { get; } = declared;

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

    public abstract void Clear(int at);

    /// <summary>The canonical text of a value, for the key of its row.</summary>
    public abstract ReadOnlySpan<char> KeyText(int at, Span<char> room);

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
