using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Imdi.Functions.Datasets;

/// <summary>The rows of one sheet, one at a time, whatever its length (ECMA-376 part 1, §18.3).</summary>
internal static class ReadSheet
{
    public static IEnumerable<TableRow> Rows(ZipArchiveEntry entry, Lazy<IReadOnlyList<string>> strings)
    {
        var shared = strings.Value;
        using var reader = ReadXlsx.Open(entry);
        // Names come from the reader's own table, so that a comparison is one of references.
        var names = new Names(reader.NameTable);
        var row = new TableRow();
        long number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || !ReferenceEquals(reader.LocalName, names.Row)) continue;
            number = long.TryParse(reader.GetAttribute(names.R), NumberStyles.None, CultureInfo.InvariantCulture, out long stated) ? stated : number + 1;
            row.Begin(number);
            if (!reader.IsEmptyElement) ReadCells(reader, names, shared, row);
            yield return row;
        }
    }

    private static void ReadCells(XmlReader reader, Names names, IReadOnlyList<string> shared, TableRow row)
    {
        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || !ReferenceEquals(reader.LocalName, names.C)) continue;
            int column = row.Count;
            char type = 'n';
            while (reader.MoveToNextAttribute())
            {
                if (ReferenceEquals(reader.LocalName, names.R)) column = ColumnOf(reader.Value, column);
                else if (ReferenceEquals(reader.LocalName, names.T)) type = TypeOf(reader.Value);
            }

            reader.MoveToElement();
            bool isRead = column >= row.Count && column < SourceLimits.Cells;
            if (isRead) row.SkipTo(column);
            if (reader.IsEmptyElement)
            {
                if (isRead) row.Add(default);
                continue;
            }

            ReadValue(reader, names, type, shared, isRead ? row : null);
        }
    }

    private static void ReadValue(XmlReader reader, Names names, char type, IReadOnlyList<string> shared, TableRow? row)
    {
        int depth = reader.Depth, written = 0;
        bool isValue = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element) isValue = ReferenceEquals(reader.LocalName, names.V) || ReferenceEquals(reader.LocalName, names.Text);
            else if (reader.NodeType == XmlNodeType.EndElement) isValue = false;
            else if (isValue && row is not null) written = Append(reader, row, written);
        }

        if (row is not null) Finish(type, shared, row, written);
    }

    private static int Append(XmlReader reader, TableRow row, int written)
    {
        int count;
        do
        {
            count = reader.ReadValueChunk(Chunk, 0, Chunk.Length);
            Chunk.AsSpan(0, count).CopyTo(row.More(written, count));
            written += count;
            if (written > SourceLimits.RowBytes) throw ReadCell.TooLong();
        }
        while (count == Chunk.Length);

        return written;
    }

    [ThreadStatic]
    private static char[]? t_chunk;

    private static char[] Chunk => t_chunk ??= new char[512];

    private static void Finish(char type, IReadOnlyList<string> shared, TableRow row, int written)
    {
        var text = row.Next(written);
        switch (type)
        {
            case 's':
                bool known = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < shared.Count;
                row.Add(known ? shared[at] : "");
                break;
            case 'b':
                row.Add(text is "1" ? "TRUE" : "FALSE");
                break;
            case 'n' when text.Length >= 16 || text.ContainsAny('E', 'e'):
                Span<char> number = stackalloc char[64];
                if (text.Length > number.Length) goto default;
                text.CopyTo(number);
                ReadCell.AddNumber(number[..written], row);
                break;
            default:
                row.End(written);
                break;
        }
    }

    private static int ColumnOf(string reference, int otherwise)
    {
        int column = 0;
        foreach (char c in reference)
        {
            if (c is < 'A' or > 'Z') break;
            column = (column * 26) + (c - 'A' + 1);
            if (column > SourceLimits.Cells) return SourceLimits.Cells;
        }

        return column == 0 ? otherwise : column - 1;
    }

    private static char TypeOf(string type) => type switch { "s" => 's', "b" => 'b', "n" => 'n', _ => 't' };

    private sealed class Names(XmlNameTable table)
    {
        public string Row { get; } = table.Add("row");

        public string C { get; } = table.Add("c");

        public string R { get; } = table.Add("r");

        public string T { get; } = table.Add("t");

        public string V { get; } = table.Add("v");

        public string Text { get; } = table.Add("t");
    }
}
