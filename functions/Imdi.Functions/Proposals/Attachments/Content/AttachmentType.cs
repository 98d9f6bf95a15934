namespace Imdi.Functions.Proposals;

/// <summary>A type that is taken: what it is called, its media type, and the endings that a name may have, the usual one first.</summary>
public sealed record AttachmentType(string Name, string MediaType, IReadOnlyList<string> Endings)
{
    public static readonly AttachmentType
        Pdf = new("PDF", "application/pdf", [".pdf"]),
        Docx = new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        Xlsx = new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
        Odt = new("ODT", "application/vnd.oasis.opendocument.text", [".odt"]),
        Ods = new("ODS", "application/vnd.oasis.opendocument.spreadsheet", [".ods"]),
        Png = new("PNG", "image/png", [".png"]),
        Jpeg = new("JPEG", "image/jpeg", [".jpg", ".jpeg"]),
        Text = new("plain text (UTF-8)", "text/plain", [".txt"]),
        Csv = new("CSV (UTF-8)", "text/csv", [".csv"]);

    public static IReadOnlyList<AttachmentType> All { get; } = [Pdf, Docx, Xlsx, Odt, Ods, Png, Jpeg, Text, Csv];

    /// <summary>All by name, for people.</summary>
    public static string Taken { get; } = string.Join(", ", All.Select(type => type.Name));

    /// <summary>The type that a name says; null for one that is not taken.</summary>
    public static AttachmentType? OfName(string name) => All.FirstOrDefault(type => type.Endings.Contains(FileNames.EndingOf(name)));
}
