namespace Imdi.Functions.Datasets;

/// <summary>An error refuses its row; a warning keeps it.</summary>
public enum Severity { Error, Warning }

/// <summary>A stable code with the rule it stands for; docs/datasets/findings.md lists them all.</summary>
public sealed record FindingCode(string Code, Severity Severity, string Rule)
{
    /// <summary>What breaks the rule.</summary>
    public string Example { get; init; } = "";

    /// <summary>What is to be done about it.</summary>
    public string Cure { get; init; } = "";
}

/// <summary>One thing that is wrong in a file: where, what was found, which rule, and what would be right.</summary>
/// <param name="Sheet">The workbook's sheet; empty for a text file.</param>
/// <param name="Row">The line or row as the source counts them, from 1.</param>
/// <param name="Value">What the source says there, cut to 80 characters and without control characters.</param>
public sealed record Finding(string Sheet, long Row, string Column, string Value, FindingCode Code, string Cure);

/// <summary>What a check answers when a cell is not right.</summary>
public sealed record Problem(FindingCode Code, string Cure);
