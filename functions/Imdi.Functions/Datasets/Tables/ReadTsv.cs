using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>Rows of a tab-separated file without quotes, as Eurostat writes them: UTF-8, a cell is whatever stands between two tabs.</summary>
public static class ReadTsv
{
    public static SourceTable Table(Func<Stream> open) => new("", () => Rows(open)) { Separator = '\t' };

    private static IEnumerable<TableRow> Rows(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 65_536);
        var block = new char[65_536];
        var row = new TableRow();
        var line = new Line(row);
        for (int count; (count = reader.Read(block, 0, block.Length)) > 0;)
        {
            for (int at = 0; at < count;)
            {
                at = line.Take(block, at, count);
                if (line.IsWhole) yield return row;
            }
        }

        if (line.IsBegun) yield return line.Close();
    }

    /// <summary>A line on its way into a row, over the ends of blocks.</summary>
    private sealed class Line(TableRow row)
    {
        private long _number;
        private int _written, _used;

        public bool IsBegun { get; private set; }

        public bool IsWhole { get; private set; }

        public int Take(char[] block, int at, int count)
        {
            if (!IsBegun) Begin();
            int end = block.AsSpan(at, count - at).IndexOfAny('\t', '\n');
            int length = end < 0 ? count - at : end;
            block.AsSpan(at, length).CopyTo(row.More(_written, length));
            _written += length;
            _used += length;
            if (_used > SourceLimits.RowBytes) throw UnreadableFileException.Because("row-too-long", "A row is longer than 1 MB: is it a text file?");
            if (end < 0) return count;
            EndCell();
            IsWhole = block[at + end] == '\n';
            IsBegun = !IsWhole;
            return at + end + 1;
        }

        public TableRow Close()
        {
            EndCell();
            return row;
        }

        private void Begin()
        {
            row.Begin(++_number);
            (_written, _used, IsBegun, IsWhole) = (0, 0, true, false);
        }

        private void EndCell()
        {
            if (row.Count < SourceLimits.Cells) row.End(_written);
            _written = 0;
        }
    }
}
