using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Where a cost stands to a threshold. At the threshold it has reached it, as SDG 10.c counts.</summary>
public enum CostSide
{
    AtOrBelow,
    Above,
}

/// <summary>Somebody's wish to be told when a corridor's published cost crosses a threshold.</summary>
/// <param name="Id">Stands for address, corridor and threshold without telling any of them.</param>
/// <param name="Threshold">Percent, with the decimals that it has.</param>
public sealed record Subscription(string Id, Corridor Corridor, decimal Threshold, string Address, Language Language, DateTimeOffset RequestedAt)
{
    /// <summary>How long an address is kept that nobody confirmed, and how long the link to confirm works.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(7);

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Where the cost stood when it was last looked at; null until it has been known once.</summary>
    public CostSide? Side { get; init; }

    /// <summary>How many have been told: the next is told once by its number.</summary>
    public int Crossings { get; init; }

    /// <summary>The last day on which it was asked for, so that one day's asking again sends no second message.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The row's ETag, null before it is stored.</summary>
    public string? RowTag { get; init; }

    public bool IsConfirmed => ConfirmedAt is not null;

    public bool HasExpired(DateTimeOffset now) => !IsConfirmed && now - RequestedAt >= Unconfirmed;

    /// <summary>Begins the alerts, from where the cost stands now. Again changes nothing.</summary>
    public Subscription Confirm(decimal? cost, DateTimeOffset now) => IsConfirmed ? this : this with { ConfirmedAt = now, Side = SideOf(cost) };

    /// <summary>Asked for once more: an unconfirmed one begins its days anew, a confirmed one stays as its owner left it.</summary>
    public Subscription AskAgain(Language language, DateTimeOffset now)
    {
        var asked = this with { AskedOn = DateOnly.FromDateTime(now.UtcDateTime) };
        return IsConfirmed ? asked : asked with { Language = language, RequestedAt = now };
    }

    /// <summary>Whether the cost stands on the other side than when it was last looked at.</summary>
    public bool IsCrossedBy(decimal? cost) => IsConfirmed && Side is { } was && SideOf(cost) is { } side && side != was;

    /// <summary>Remembers where the cost stands. Without a cost it stays where it was.</summary>
    public Subscription Look(decimal? cost) => this with { Side = SideOf(cost) ?? Side, Crossings = IsCrossedBy(cost) ? Crossings + 1 : Crossings };

    private CostSide? SideOf(decimal? cost) => cost is { } known ? known <= Threshold ? CostSide.AtOrBelow : CostSide.Above : null;
}
