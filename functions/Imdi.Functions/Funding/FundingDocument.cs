using System.Text.Json.Serialization;

namespace Imdi.Functions.Funding;

/// <summary>What the room keeps beside the ledger: promises, agreements, plans. Money is counted in the ledger alone.</summary>
public abstract record FundingDocument
{
    public required string Id { get; init; }

    public bool IsDemonstration { get; init; }

    /// <summary>The row's ETag; a save carries it.</summary>
    [JsonIgnore]
    public string? RowTag { get; init; }
}
