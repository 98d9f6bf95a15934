using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>A workbook made by hand, so that a test says exactly how each cell is stored.</summary>
internal sealed class Workbook
{
    private readonly List<(string Name, string Xml)> _sheets = [];
    private readonly List<string> _strings = [];

    public bool Dates1904 { get; init; }

    /// <summary>Cells: text is shared, a number is a number, null is left out.</summary>
    public Workbook Sheet(string name, params object?[][] rows)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (int column = 0; column < rows[row].Length; column++) xml.Append(Cell(rows[row][column], Reference(column, row + 1)));
            xml.Append("</row>");
        }

        return Raw(name, xml.Append("</sheetData></worksheet>").ToString());
    }

    public Workbook Raw(string name, string xml)
    {
        _sheets.Add((name, xml));
        return this;
    }

    public byte[] ToBytes(string? sharedStrings = null)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + (Dates1904 ? "<workbookPr date1904=\"1\"/>" : "") + "<sheets>"
                + string.Concat(_sheets.Select((sheet, at) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{at + 1}\" r:id=\"rId{at + 1}\"/>")) + "</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(_sheets.Select((_, at) => $"<Relationship Id=\"rId{at + 1}\" Target=\"worksheets/sheet{at + 1}.xml\"/>")) + "</Relationships>");
            Write(zip, "xl/sharedStrings.xml", sharedStrings ?? "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + string.Concat(_strings.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>")) + "</sst>");
            for (int at = 0; at < _sheets.Count; at++) Write(zip, $"xl/worksheets/sheet{at + 1}.xml", _sheets[at].Xml);
        }

        return memory.ToArray();
    }

    private string Cell(object? value, string reference) => value switch
    {
        null => "",
        string text => $"<c r=\"{reference}\" t=\"s\"><v>{Shared(text)}</v></c>",
        IFormattable number => $"<c r=\"{reference}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException("Text or a number.", nameof(value)),
    };

    private int Shared(string text)
    {
        int at = _strings.IndexOf(text);
        if (at >= 0) return at;
        _strings.Add(text);
        return _strings.Count - 1;
    }

    private static string Reference(int column, int row)
    {
        string letters = "";
        for (int left = column + 1; left > 0; left = (left - 1) / 26) letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(xml);
    }
}
