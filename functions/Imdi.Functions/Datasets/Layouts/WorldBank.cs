namespace Imdi.Functions.Datasets;

/// <summary>The World Bank's files that are read as they stand: whose they are, and the economies in them that have no ISO code of today.</summary>
public static class WorldBank
{
    public static DatasetSource Prices { get; } = new("world-bank-rpw", "World Bank, Remittance Prices Worldwide",
        "https://remittanceprices.worldbank.org", "CC BY 4.0", IsDemonstration: false);

    public static DatasetSource Knomad { get; } = new("world-bank-knomad", "World Bank / KNOMAD, bilateral remittance matrix",
        "https://www.knomad.org/data/remittances", "CC BY 4.0", IsDemonstration: false);

    public static DatasetSource KnomadStocks { get; } = new("world-bank-knomad-stocks", "World Bank / KNOMAD, bilateral migration matrix",
        "https://www.knomad.org/data/migration/emigration", "CC BY 4.0", IsDemonstration: false);

    public static DatasetSource Indicators { get; } = new("world-bank-wdi", "World Bank, World Development Indicators",
        "https://databank.worldbank.org/source/world-development-indicators", "CC BY 4.0", IsDemonstration: false);

    /// <summary>The code of an economy's largest part, where it has none of its own; null where it needs none.</summary>
    public static string? LargestPart(ReadOnlySpan<char> economy) => economy.Trim() switch
    {
        // The Netherlands Antilles ended in 2010; Curaçao had about two thirds of their people.
        "ANT" => "CUW",
        // Jersey and Guernsey, surveyed as one; Jersey has about three fifths of their people.
        "Channel Islands" or "CHI" => "JEY",
        _ => null,
    };

    internal static void ReportPart(Findings findings, string sheet, long row, string column, ReadOnlySpan<char> economy, string part) =>
        findings.Add(sheet, row, column, economy, FindingCodes.CountedAsPart, $"It is counted as {part}, its largest part.");
}
