using System.IO.Compression;
using System.Xml;

namespace Imdi.Functions.Datasets;

/// <summary>
/// The sheets of an Office Open XML workbook (ECMA-376), read straight from its parts: only the shared strings are held, a sheet of any
/// length streams by.
/// </summary>
public static class ReadXlsx
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    public static bool IsWorkbook(ZipArchive archive) => archive.GetEntry("xl/workbook.xml") is not null;

    public static IReadOnlyList<SourceTable> Tables(ZipArchive archive)
    {
        var targets = Targets(archive);
        var strings = new Lazy<IReadOnlyList<string>>(() => ReadSharedStrings.From(archive));
        List<SourceTable> tables = [];
        foreach (var (name, relation, dates1904) in Sheets(archive))
        {
            if (targets.GetValueOrDefault(relation) is not { } target || archive.GetEntry(target) is not { } entry) continue;
            tables.Add(new SourceTable(name, () => ReadSheet.Rows(entry, strings)) { Dates1904 = dates1904 });
        }

        return tables;
    }

    internal static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(new BoundedStream(entry.Open(), entry.CompressedLength, unchecked((uint)entry.Length)), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true,
        CheckCharacters = false, MaxCharactersFromEntities = 1_000,
    });

    private static IEnumerable<(string Name, string Relation, bool Dates1904)> Sheets(ZipArchive archive)
    {
        bool dates1904 = false;
        using var reader = Open(archive.GetEntry("xl/workbook.xml")!);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") dates1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName != "sheet") continue;
            string? relation = reader.GetAttribute("id", Relations) ?? reader.GetAttribute("id", Strict);
            if (reader.GetAttribute("name") is { } name && relation is not null) yield return (Excerpt.Of(name), relation, dates1904);
        }
    }

    private static Dictionary<string, string> Targets(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        if (archive.GetEntry("xl/_rels/workbook.xml.rels") is not { } entry) return targets;
        using var reader = Open(entry);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") continue;
            if (reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }

        return targets;
    }
}
