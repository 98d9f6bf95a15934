namespace Imdi.Functions.Funding;

/// <summary>Recomputes the whole ledger from its entries; entries made meanwhile are left to the next time.</summary>
public sealed class VerifyLedger(LedgerStore store)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private LedgerVerification? _last;

    /// <summary>What was found within the last minute, or anew: whoever may ask often costs little.</summary>
    public async Task<LedgerVerification> RecentAsync(DateTimeOffset now, CancellationToken cancellation) =>
        _last is { } last && now - last.VerifiedAt < Kept ? last : _last = await RunAsync(now, cancellation);

    public async Task<LedgerVerification> RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var kept = await WholeAsync(cancellation);
        var verification = new Verification();
        await foreach (var entry in store.EntriesAsync(1, cancellation))
        {
            if (entry.Sequence > kept.Sequence) break;
            verification.Add(entry);
        }

        return verification.End(kept, now);
    }

    // Balances that were changed while they were read are not those of one head.
    private async Task<LedgerState> WholeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var first = await store.ReadKeptAsync(cancellation);
            if (first.State.Balances.Count < RowsAtOnce || (await store.ReadKeptAsync(cancellation)).Tag == first.Tag) return first.State;
        }
    }

    // The service answers so many rows in one piece.
    private const int RowsAtOnce = 1000;
}
