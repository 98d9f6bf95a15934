using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A movement of money with the names that the public may know.</summary>
/// <param name="Id">The ledger entry's number, or the promise's id.</param>
/// <param name="DonorName">As the Directory has it; null for one that asked to stay unnamed.</param>
/// <param name="Project">Reference of the project, where it is in the register.</param>
/// <param name="Held">What the window holds in this currency after it; null for what stands in no account: promises, and what a project reports.</param>
/// <param name="Hash">The ledger entry's; null for promises.</param>
public sealed record PublicMovement(
    string Id, long? Sequence, MovementKind Kind, DateOnly On, Money Amount, string? Donor, string? DonorName, string Window, string? Project, string? Text, string? Corrects, Money? Held, bool IsDemonstration, string? Hash = null);

/// <summary>The public ledger with its running balances.</summary>
public static class PublicLedger
{
    public const string CoreWindow = "core", Anonymous = "anonymous";

    /// <summary>
    /// Each movement with what its window holds in its currency after it, in minor units, exact:
    /// held = Σ receipts + Σ refunds to donors (negative) − Σ disbursements − Σ refunds by projects (negative) + Σ exchanges (what was given is negative).
    /// A correction counts as the kind that it corrects. Allocations move no money out of a window: they bind it. The result of an exchange is in what was got already.
    /// What a project reports without a window belongs to the one that had last paid it by then, or paid it first after.
    /// </summary>
    public static IReadOnlyList<PublicMovement> Of(
        IReadOnlyList<Movement> movements, Func<string, string?> nameOf, Func<string, string?> referenceOf)
    {
        var kinds = KindsOf(movements.Select(one => (one.Id, one.Sequence, one.Kind)));
        var taken = CorrectedBy(movements);
        var given = movements.Where(one => one is { Proposal: not null, Window: not null, Kind: MovementKind.Allocation or MovementKind.Disbursement } && !taken(one))
            .OrderBy(one => one.On).ToLookup(one => one.Proposal!);
        Dictionary<(string Window, Currency Currency), Money> held = [];
        return [.. movements.Select(one =>
        {
            string window = one.Window ?? WindowOf(one, [.. given[one.Proposal ?? ""]]);
            var key = (window, one.Amount.Currency);
            held[key] = held.GetValueOrDefault(key, new Money(0, one.Amount.Currency)) + EffectOf(one, kinds);
            string? donor = one.Donor is null or Anonymous ? null : nameOf(one.Donor);
            return new PublicMovement(
                one.Id, one.Sequence, one.Kind, one.On, one.Amount, one.Donor, donor, window, one.Proposal is { } id ? referenceOf(id) : null,
                one.Text is null ? null : PublicText.Of(one.Text), one.Corrects, one.Sequence is null ? null : held[key], one.IsDemonstration, one.Hash);
        })];
    }

    /// <summary>Tells the movements that a correction took back.</summary>
    public static Func<Movement, bool> CorrectedBy(IEnumerable<Movement> movements)
    {
        var corrected = movements.Select(one => one.Corrects).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return one => corrected.Contains(one.Id) || (one.Sequence is { } number && corrected.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string WindowOf(Movement one, IReadOnlyList<Movement> given)
    {
        var paid = given.Where(other => other.Kind == MovementKind.Disbursement).ToList();
        if (paid.Count == 0) paid = [.. given];
        return (paid.FindLast(other => other.On <= one.On) ?? (paid is [var first, ..] ? first : null))?.Window ?? CoreWindow;
    }

    /// <summary>Kinds by what a correction may name: an entry's id or its number.</summary>
    public static IReadOnlyDictionary<string, MovementKind> KindsOf(IEnumerable<(string Id, long? Sequence, MovementKind Kind)> movements)
    {
        Dictionary<string, MovementKind> kinds = new(StringComparer.Ordinal);
        foreach (var (id, sequence, kind) in movements)
        {
            kinds.TryAdd(id, kind);
            if (sequence is { } number) kinds.TryAdd(number.ToString(System.Globalization.CultureInfo.InvariantCulture), kind);
        }

        return kinds;
    }

    /// <summary>The kind that a movement counts as: a correction as what it corrects, refunds as what they take back.</summary>
    public static MovementKind CountsAs(MovementKind kind, string? corrects, IReadOnlyDictionary<string, MovementKind> kinds) => kind switch
    {
        MovementKind.Correction when corrects is not null && kinds.TryGetValue(corrects, out var corrected) => CountsAs(corrected, null, kinds),
        MovementKind.RefundByProject => MovementKind.Disbursement,
        MovementKind.RefundToDonor => MovementKind.Receipt,
        _ => kind,
    };

    private static Money EffectOf(Movement one, IReadOnlyDictionary<string, MovementKind> kinds) => CountsAs(one.Kind, one.Corrects, kinds) switch
    {
        MovementKind.Receipt or MovementKind.Exchange => one.Amount,
        MovementKind.Disbursement => -one.Amount,
        _ => one.Amount with { Minor = 0 },
    };
}
