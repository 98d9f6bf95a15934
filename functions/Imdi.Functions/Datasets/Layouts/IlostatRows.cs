namespace Imdi.Functions.Datasets;

/// <summary>Which rows of an ILOSTAT file are read: those of its indicator, in classifications that are ours. The others are left out and said once for each code.</summary>
internal sealed class IlostatRows
{
    private const int MostSaid = 10_000;

    /// <summary>Groupings that are of another classification than ours or are its coarser repetition, residuals that ours has no code for, and international dollars, which are no currency.</summary>
    private static readonly string[] LeftOut =
        ["OCU_ISCO88_", "OCU_SKILL_", "OCU_ISCO08_X", "ECO_ISIC3_", "ECO_SECTOR_", "ECO_AGGREGATE_", "ECO_DETAILS_", "ECO_ISIC4_X", "EDU_ISCED97_", "EDU_ISCED11_X", "CUR_TYPE_PPP"];

    private readonly SourceTable _table;
    private readonly Header _header;
    private readonly Reading _reading;
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly (int Cell, CellChoice Choice)[] _choices;

    public IlostatRows(SourceTable table, Header header, List<string> names, IlostatIndicator indicator, Reading reading)
    {
        (_table, _header, _reading) = (table, header, reading);
        List<(int, CellChoice)> choices = [(names.IndexOf("indicator"), new CellChoice(text => text.Length == 0 || indicator.Code.Length == 0 || text == indicator.Code))];
        for (int at = 0; at < 2; at++)
        {
            // A classification that the indicator's code does not name would be lost, and rows that differ by it would be one.
            bool isNamed = at < indicator.Classifications.Count;
            if (names.IndexOf($"classif{at + 1}") is var cell and >= 0) choices.Add((cell, new CellChoice(text => isNamed ? !LeftOut.Any(code => text.StartsWith(code, StringComparison.Ordinal)) : text.Length == 0)));
        }

        _choices = [.. choices];
    }

    public bool IsRead(TableRow cells)
    {
        foreach (var (cell, choice) in _choices)
        {
            if (choice.Of(cells, cell)) continue;
            string text = cells[cell].Trim().ToString();
            if (_said.Count < MostSaid && _said.Add(text))
                _reading.Findings.Add(_table.Sheet, cells.Number, _header.Cells[cell], text, FindingCodes.OtherSeries, $"Rows of {Excerpt.Of(text)} are left out: send another indicator in a file of its own; for the rest nothing needs to be done.");
            return false;
        }

        return true;
    }
}

/// <summary>A yes or no about a cell's text, asked once for each text: neighbours are mostly alike, and then not even decoded.</summary>
internal sealed class CellChoice(Func<string, bool> decide)
{
    private const int MostRemembered = 10_000, Short = 128;

    private readonly Dictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly byte[] _last = new byte[Short];
    private int _length = -1;
    private bool _answer;

    public bool Of(TableRow row, int cell)
    {
        if (!row.IsUtf8 || row.Utf8(cell) is not { Length: <= Short } bytes) return Find(row[cell]);
        if (bytes.Length == _length && bytes.SequenceEqual(_last.AsSpan(0, _length))) return _answer;
        Span<char> room = stackalloc char[Short];
        _answer = Find(room[..Utf8Cell.Decode(bytes, room)]);
        _length = bytes.Length;
        bytes.CopyTo(_last);
        return _answer;
    }

    private bool Find(ReadOnlySpan<char> text)
    {
        var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        text = text.Trim();
        if (seen.TryGetValue(text, out bool answer)) return answer;
        if (_seen.Count >= MostRemembered) _seen.Clear();
        return seen[text] = decide(text.ToString());
    }
}
