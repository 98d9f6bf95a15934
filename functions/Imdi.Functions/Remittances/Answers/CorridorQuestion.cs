using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What is asked of a corridor: an amount to send or to be received, and which services count.</summary>
public sealed record CorridorQuestion
{
    public decimal? Amount { get; init; }

    public decimal? Receive { get; init; }

    public Currency? Currency { get; init; }

    public ServiceFilter Services { get; init; } = ServiceFilter.All;

    public DateOnly? AsOf { get; init; }
}
