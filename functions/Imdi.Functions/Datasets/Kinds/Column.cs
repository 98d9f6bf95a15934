namespace Imdi.Functions.Datasets;

public enum ColumnType { Text, Country, Quarter, Year, Date, Decimal, Flag, Currency, Code, Codes, Period }

/// <summary>One declared column of a kind: what a cell must be, and what the canonical Parquet holds.</summary>
public sealed record Column(string Name, ColumnType Type, string Description)
{
    /// <summary>Decimals that a canonical number keeps; further ones are rounded half to even (a binary double has fewer to say).</summary>
    public const int Scale = 15;

    /// <summary>Canonical numbers are DECIMAL(29,15), so their size stays under 10^13.</summary>
    public const decimal Largest = 9_999_999_999_999m;

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
