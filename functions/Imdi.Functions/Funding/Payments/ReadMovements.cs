using System.Globalization;
using System.Runtime.CompilerServices;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>The public's view of the money: promises from their documents, movements from the ledger, expenditure from accepted reports.</summary>
public sealed class ReadMovements(LedgerStore ledger, FundingStore store) : IMovements
{
    public async IAsyncEnumerable<Movement> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var contributions = await store.ListAsync<Contribution>(cancellation).ToDictionaryAsync(one => one.Id, cancellationToken: cancellation);
        List<Movement> promised = [];
        await foreach (var pledge in store.ListAsync<Pledge>(cancellation)) promised.AddRange(Movements.Of(pledge));
        promised.AddRange(contributions.Values.SelectMany(Movements.Of));
        await foreach (var project in store.ListAsync<FundedProject>(cancellation)) promised.AddRange(Movements.Of(project));
        var waiting = new Queue<Movement>(promised.OrderBy(one => one.On).ThenBy(one => one.Id, StringComparer.Ordinal));

        // The ledger's entries stay in their order; what stands in no account comes between them by its day.
        await foreach (var kept in ledger.EntriesAsync(1, cancellation))
        {
            var entry = LedgerEntry.Read(kept.Text) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Entry {kept.Sequence} of the ledger cannot be read: verify the ledger."));
            while (waiting.TryPeek(out var next) && next.On <= entry.Draft.On) yield return waiting.Dequeue();
            foreach (var movement in Movements.Of(entry, contributions)) yield return movement;
        }

        while (waiting.TryDequeue(out var last)) yield return last;
    }
}
