namespace Imdi.Functions.Datasets;

public enum ColumnType
{
    Text, Country, Quarter, Year, Date, Decimal, Flag, Currency, Code, Codes,

    /// <summary>A year, quarter or month, in any agency's spelling.</summary>
    Period,

    /// <summary>A country, an aggregate or a residual; a column of its own says which.</summary>
    Area,

    /// <summary>ISCO-08, one to four digits, or T for all.</summary>
    Occupation,

    /// <summary>ISIC Rev. 4, section to class, or T for all.</summary>
    Industry,

    /// <summary>ISCED 2011 level, a range of them, or T for all.</summary>
    Education,

    /// <summary>BCP 47.</summary>
    Language,
    Sex, AgeGroup,

    /// <summary>How far an observation can be relied on, or that there is none.</summary>
    Status,
}

/// <summary>One declared column of a kind: what a cell must be, and what the canonical Parquet holds.</summary>
public sealed record Column(string Name, ColumnType Type, string Description)
{
    /// <summary>Decimals that a canonical number keeps; further ones are rounded half to even (a binary double has fewer to say).</summary>
    public const int Scale = 15;

    /// <summary>Canonical numbers are DECIMAL(29,15) and read as decimals of 96 bits, 2^96 · 10^-15 at most: the largest economy in dollars is a third of this.</summary>
    public const decimal Largest = 79_000_000_000_000m;

    /// <summary>Canonical as text.</summary>
    public bool IsText => Type is not (ColumnType.Decimal or ColumnType.Date or ColumnType.Flag);

    public bool Required { get; init; }

    public decimal Minimum { get; init; } = -Largest;

    public decimal Maximum { get; init; } = Largest;

    /// <summary>The minimum itself is too little: amounts and rates are above 0.</summary>
    public bool AboveMinimum { get; init; }

    public string? Unit { get; init; }

    public int MaximumLength { get; init; } = 200;

    /// <summary>What a cell of type Code, or each part of a cell of type Codes, may say.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    public required string Example { get; init; }
}
