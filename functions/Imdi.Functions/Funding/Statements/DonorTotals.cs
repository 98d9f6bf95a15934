using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What one donor promised and gave in one currency, by its public name; those who asked to stay unnamed are one line together.</summary>
/// <param name="Donor">Id of the organisation, or <c>anonymous</c>.</param>
/// <param name="Name">Null for those who are not named.</param>
/// <param name="Received">Cleared, less what was paid back.</param>
public sealed record DonorRow(string Donor, string? Name, Currency Currency, Money Pledged, Money Signed, Money Received)
{
    public static IReadOnlyList<DonorRow> Of(RegisterBook book)
    {
        return [.. book.Movements
            .Where(one => one.Donor is not null && book.CountsAs(one) is MovementKind.Pledge or MovementKind.Commitment or MovementKind.Receipt)
            .GroupBy(one => (Donor: one.Donor!, one.Amount.Currency))
            .Select(group => new DonorRow(
                group.Key.Donor, group.First().DonorName, group.Key.Currency, Sum(group, MovementKind.Pledge), Sum(group, MovementKind.Commitment), Sum(group, MovementKind.Receipt)))
            .OrderBy(row => row.Name is null).ThenBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Donor, StringComparer.Ordinal).ThenBy(row => row.Currency.Code, StringComparer.Ordinal)];

        Money Sum(IGrouping<(string, Currency Currency), PublicMovement> group, MovementKind kind) => Disclosure.Sum(group.Where(one => book.CountsAs(one) == kind).Select(one => one.Amount), group.Key.Currency);
    }
}

/// <summary>What a window took in and gave out in one currency, and what it holds.</summary>
public sealed record WindowTotals(string Window, Currency Currency, Money Pledged, Money Signed, Money Received, Money Allocated, Money Paid, Money Held)
{
    public static IReadOnlyList<WindowTotals> Of(RegisterBook book)
    {
        return [.. book.Movements.GroupBy(one => (one.Window, one.Amount.Currency))
            .OrderBy(group => group.Key.Window != PublicLedger.CoreWindow).ThenBy(group => group.Key.Window, StringComparer.Ordinal).ThenBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
            .Select(group => new WindowTotals(
                group.Key.Window, group.Key.Currency, Sum(group, MovementKind.Pledge), Sum(group, MovementKind.Commitment), Sum(group, MovementKind.Receipt),
                Sum(group, MovementKind.Allocation), Sum(group, MovementKind.Disbursement), group.LastOrDefault(one => one.Held is not null)?.Held ?? new Money(0, group.Key.Currency)))];

        Money Sum(IGrouping<(string, Currency Currency), PublicMovement> group, MovementKind kind) => Disclosure.Sum(group.Where(one => book.CountsAs(one) == kind).Select(one => one.Amount), group.Key.Currency);
    }
}
