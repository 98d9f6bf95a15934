using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Imdi.Functions.Datasets;

/// <summary>The strings that a workbook's cells refer to by number, held in memory up to a stated size.</summary>
internal static class ReadSharedStrings
{
    public static IReadOnlyList<string> From(ZipArchive archive)
    {
        List<string> strings = [];
        if (archive.GetEntry("xl/sharedStrings.xml") is not { } entry) return strings;
        long characters = 0;
        using var reader = ReadXlsx.Open(entry);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si") continue;
            string text = Text(reader);
            strings.Add(text);
            characters += text.Length + 16;
            if (characters > SourceLimits.SharedCharacters) throw UnreadableFileException.Because("workbook-text-too-large",
                "The workbook holds more than 64 million characters of distinct text. Save the sheet as CSV.");
        }

        return strings;
    }

    /// <summary>The text of a string item, its formatted runs joined, its phonetic hints left out; stays on the item's end.</summary>
    private static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        int depth = reader.Depth;
        string? only = null;
        StringBuilder? joined = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh") SkipWithin(reader);
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)) continue;
            if (only is null) only = ReadCell.Bounded(reader);
            else (joined ??= new StringBuilder(only)).Append(ReadCell.Bounded(reader));
            if (joined?.Length > SourceLimits.RowBytes) throw ReadCell.TooLong();
        }

        return joined?.ToString() ?? only ?? "";
    }

    private static void SkipWithin(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;
        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth) { }
    }
}
