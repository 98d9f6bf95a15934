namespace Imdi.Functions.Tests.Datasets;

/// <summary>Rows in the layouts of Remittance Prices Worldwide: one plausible service, but for the cells given.</summary>
internal static class Rpw
{
    public const string PostSheet = "Dataset (from Q2 2016)", PreSheet = "Dataset (up to Q1 2016)";

    public static readonly (string Name, object? Value)[] Post =
    [
        ("id", 1), ("period", "2016_2Q"), ("source_code", "GBR"), ("source_name", "United Kingdom"), ("source_region", ".."), ("source_income", "High income: OECD"),
        ("source_lending", ".."), ("source_G8G20", "G8/G20"), ("destination_code", "IND"), ("destination_name", "India"), ("destination_region", "South Asia"),
        ("destination_income", "Lower middle income"), ("destination_lending", "IBRD"), ("destination_G8G20", "G20"), ("firm", "Example Bank"), ("firm_type", "Bank"),
        ("payment instrument", "Bank account"), ("access point", "Internet"), ("speed actual", "2 days"), ("cc1 lcu amount", 140), ("cc1 denomination amount", 200),
        ("cc1 lcu code", "GBP"), ("cc1 lcu fee", 2.99), ("cc1 lcu fx rate", 101.25), ("cc1 fx margin", 2.17), ("cc1 total cost %", 4.31), ("cc2 lcu amount", 345),
        ("cc2 denomination amount", 500), ("cc2 lcu code", "GBP"), ("cc2 lcu fee", 2.99), ("cc2 lcu fx rate", 101.25), ("cc2 fx margin", 2.17), ("cc2 total cost %", 3.04),
        ("inter lcu bank fx", 103.5), ("transparent", "yes"), ("Standard Note", null), ("note2", null), ("receiving network coverage", "High"), ("pickup location", null),
        ("pickup method", "Cash"), ("date", "17/May/2016"), ("corridor", "GBRIND"),
    ];

    public static readonly (string Name, object? Value)[] Pre =
    [
        .. Post.Where(cell => cell.Name is not ("payment instrument" or "access point" or "receiving network coverage" or "pickup location" or "pickup method" or "Standard Note"))
            .Select(cell => cell.Name switch { "period" => ("period", (object?)"2015_4Q"), "date" => ("date", "03/Nov/2015"), _ => cell }),
        ("product", "Cash to account"), ("sending location", "Not available"), ("coverage", "Medium"), ("pick-up method", null), ("note1", null),
    ];

    public static object?[] Header((string Name, object? Value)[] layout) => [.. layout.Select(cell => cell.Name)];

    public static object?[] Row((string Name, object? Value)[] layout, params (string Name, object? Value)[] cells) =>
        [.. layout.Select(cell => cells.Any(other => other.Name == cell.Name) ? cells.Last(other => other.Name == cell.Name).Value : cell.Value)];

    public static byte[] PostBook(params object?[][] rows) => new Workbook().Sheet("Terms of Use", ["Terms"]).Sheet(PostSheet, [Header(Post), .. rows]).ToBytes();

    public static string Csv(params object?[][] rows) => string.Concat(rows.Select(row => string.Join(',',
        row.Select(cell => A.Quoted(Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? ""))) + "\r\n"));
}
