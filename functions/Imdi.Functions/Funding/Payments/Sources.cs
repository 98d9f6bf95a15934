using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A contribution's money in a window, whether it may fund a project, and why not.</summary>
/// <param name="Free">Received, cleared and not allocated.</param>
/// <param name="Against">Stable words: <c>window-countries</c>, <c>earmark-component</c>, <c>other-currency</c>, <c>nothing-left</c> …; empty when it may.</param>
public sealed record Source(string Contribution, Money Free, IReadOnlyList<string> Against);

/// <summary>Which money may fund a project, in the order in which it is drawn: the narrowest earmark first, then the oldest contribution.</summary>
public static class Sources
{
    public static IReadOnlyList<Source> Of(LedgerState state, MoneyWindow window, IEnumerable<Contribution> contributions, ProjectFacts project) =>
    [
        .. contributions.OrderByDescending(one => one.Earmark.Restrictions).ThenBy(one => one.SignedOn).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => (Contribution: one, Free: state.Of(Account.Unallocated(window.Id, one.Id), project.Wanted.Currency)))
            .Where(one => one.Free.Minor > 0 || one.Contribution.Parts.Any(part => part.Window == window.Id))
            .Select(one => new Source(one.Contribution.Id, one.Free, [.. window.Against(project), .. one.Contribution.Earmark.Against(project), .. one.Free.Minor > 0 ? (string[])[] : ["nothing-left"]])),
    ];

    /// <summary>Takes an amount from the first that have it; less than asked where they end.</summary>
    public static IEnumerable<(string Contribution, Money Amount)> Draw(IEnumerable<(string Contribution, Money Free)> sources, Money amount)
    {
        foreach (var (contribution, free) in sources)
        {
            if (amount.Minor <= 0) yield break;
            var taken = free < amount ? free : amount;
            if (taken.Minor > 0) yield return (contribution, taken);
            amount -= taken;
        }
    }
}
