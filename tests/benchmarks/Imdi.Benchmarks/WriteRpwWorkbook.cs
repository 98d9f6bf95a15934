using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Imdi.Benchmarks;

/// <summary>
/// Writes, row by row, a workbook as Excel would hold the service-level prices from 2016 on: shared strings, numbers with 15 to 17 digits, a
/// quarter of it numbers stored as text, days as text and as serial numbers. The same rows every time.
/// </summary>
internal static class WriteRpwWorkbook
{
    private static readonly string[] Names =
    [
        "id", "period", "source_code", "source_name", "source_region", "source_income", "source_lending", "source_G8G20", "destination_code", "destination_name",
        "destination_region", "destination_income", "destination_lending", "destination_G8G20", "firm", "firm_type", "payment instrument", "access point", "speed actual",
        "cc1 lcu amount", "cc1 denomination amount", "cc1 lcu code", "cc1 lcu fee", "cc1 lcu fx rate", "cc1 fx margin", "cc1 total cost %", "cc2 lcu amount",
        "cc2 denomination amount", "cc2 lcu code", "cc2 lcu fee", "cc2 lcu fx rate", "cc2 fx margin", "cc2 total cost %", "inter lcu bank fx", "transparent", "Standard Note",
        "note2", "receiving network coverage", "pickup location", "pickup method", "date", "corridor",
    ];

    private static readonly (string Code, string Name, string Currency)[] Senders =
        [("GBR", "United Kingdom", "GBP"), ("USA", "United States", "USD"), ("FRA", "France", "EUR"), ("SAU", "Saudi Arabia", "SAR"), ("JPN", "Japan", "JPY"), ("ZAF", "South Africa", "ZAR")];

    private static readonly (string Code, string Name)[] Receivers =
        [("IND", "India"), ("MEX", "Mexico"), ("PHL", "Philippines"), ("NGA", "Nigeria"), ("KEN", "Kenya"), ("NPL", "Nepal"), ("MAR", "Morocco"), ("VNM", "Vietnam"), ("COL", "Colombia")];

    private static readonly string[] Types = ["Bank", "Money Transfer Operator", "Mobile Operator", "Post office", "Bank / Money Transfer Operator"];
    private static readonly string[] Instruments = ["Cash", "Bank account", "Debit card", "Credit Card", "Credit card", "Debit/Credit card", "Mobile money", "Cash, Debit card"];
    private static readonly string[] Access = ["Agent", "Bank branch", "Internet", "Mobile phone", "Call center", "Agent, Internet", "Post office branch"];
    private static readonly string[] Speeds = ["Less than one hour", "less than one hour", "Same day", "Next day", "2 days", "3-5 days", "6 days or more"];
    private static readonly string[] Pickups = ["Cash", "Bank account", "Mobile wallet", "Home delivery", "Cash, Bank account"];

    public static int Columns => Names.Length;

    public static void To(string path, int rows)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
        Write(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Write(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Dataset (from Q2 2016)\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        Write(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>");
        Write(zip, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf xfId=\"0\"/><xf xfId=\"0\"/><xf xfId=\"0\"/></cellXfs></styleSheet>");
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        WriteSheet(zip, rows, strings);
        WriteStrings(zip, strings);
    }

    private static void WriteSheet(ZipArchive zip, int rows, Dictionary<string, int> strings)
    {
        using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), Encoding.UTF8, 1 << 16);
        writer.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        var letters = Enumerable.Range(0, Columns).Select(Letters).ToArray();
        var random = new Random(20_240_901);
        for (int row = 0; row <= rows; row++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\" spans=\"1:{Columns}\">"));
            object?[] cells = row == 0 ? [.. Names] : Cells(row, rows, random);
            for (int column = 0; column < cells.Length; column++) WriteCell(writer, cells[column], letters[column], row + 1, strings);
            writer.Write("</row>");
        }

        writer.Write("</sheetData></worksheet>");
    }

    private static object?[] Cells(int row, int rows, Random random)
    {
        int quarter = (int)((row - 1L) * 37 / rows) + 1;
        var (year, part) = (2016 + (quarter / 4), (quarter % 4) + 1);
        var (from, fromName, currency) = Senders[random.Next(Senders.Length)];
        var (to, toName) = Receivers[random.Next(Receivers.Length)];
        double amount = 100 + random.Next(400), second = amount * 2.5, fee = Math.Round(random.NextDouble() * 12, 2), inter = 10 + (random.NextDouble() * 90);
        double margin = (random.NextDouble() * 5) - 0.5, rate = inter * (1 - (margin / 100)), total = (fee / amount * 100) + margin;
        bool asText = quarter % 4 == 2;
        object Number(double value) => asText ? value.ToString("R", CultureInfo.InvariantCulture) : value;
        var day = new DateOnly(year, (part * 3) - 1, 1 + random.Next(28));
        object date = quarter > 33 ? day.DayNumber - new DateOnly(1899, 12, 30).DayNumber : day.ToString("dd/MMM/yyyy", CultureInfo.InvariantCulture);
        return
        [
            Number(row), $"{year}_{part}Q", from, fromName, "..", "High income: OECD", "..", "G8/G20", to, toName, "South Asia", "Lower middle income", "IBRD", "..",
            $"Provider {random.Next(700)}", Types[random.Next(Types.Length)], Instruments[random.Next(Instruments.Length)], Access[random.Next(Access.Length)], Speeds[random.Next(Speeds.Length)],
            Number(amount), Number(200), currency, Number(fee), Number(rate), Number(margin), Number(total), Number(second), Number(500), currency, Number(fee), Number(rate), Number(margin),
            Number((fee / second * 100) + margin), Number(inter), quarter > 33 ? "Yes" : "yes", random.Next(4) == 0 ? "A negative exchange rate margin for this operator may be due to a promotion/special offer." : null,
            null, random.Next(3) switch { 0 => "High", 1 => "Medium", _ => "Low" }, random.Next(2) == 0 ? "Nationwide" : null, Pickups[random.Next(Pickups.Length)], date, from + to,
        ];
    }

    private static void WriteCell(StreamWriter writer, object? value, string letters, int row, Dictionary<string, int> strings)
    {
        if (value is null) return;
        string reference = letters + row.ToString(CultureInfo.InvariantCulture);
        if (value is string text)
        {
            if (!strings.TryGetValue(text, out int at)) strings[text] = at = strings.Count;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"1\" t=\"s\"><v>{at}</v></c>"));
        }
        else
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"2\"><v>{(value is double number ? number.ToString("G17", CultureInfo.InvariantCulture) : value)}</v></c>"));
        }
    }

    private static void WriteStrings(ZipArchive zip, Dictionary<string, int> strings)
    {
        using var writer = new StreamWriter(zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open(), Encoding.UTF8, 1 << 16);
        writer.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        foreach (var (text, _) in strings.OrderBy(pair => pair.Value)) writer.Write($"<si><t>{System.Security.SecurityElement.Escape(text)}</t></si>");
        writer.Write("</sst>");
    }

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(xml);
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";
}
