using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Remittances;

/// <summary>What the room can be told by configuration (section <c>Remittances</c>); validated at start.</summary>
public sealed record RemittanceOptions
{
    public const string Section = "Remittances";

    /// <summary>A quote collected longer ago than this is shown apart and is never the best.</summary>
    [Range(1, 3650)]
    public int StaleAfterDays { get; init; } = 100;

    /// <summary>A quote older than this is no longer shown as a present offer at all.</summary>
    [Range(1, 36500)]
    public int DropAfterDays { get; init; } = 400;

    /// <summary>How often a household sends money in a year, for the yearly saving.</summary>
    [Range(1, 366)]
    public int TransfersPerYear { get; init; } = 12;

    /// <summary>The largest amount answered for, as a multiple of the amount surveyed (about USD 200).</summary>
    [Range(10, 1_000_000)]
    public int LargestAmountTimesSurveyed { get; init; } = 500;

    /// <summary>A weighted mean is given only where the corridors with a known cost carry this share of the flow, in percent.</summary>
    [Range(0, 100)]
    public int LeastWeightCovered { get; init; } = 75;

    [Required]
    public SmartRule Smart { get; init; } = new();
}
