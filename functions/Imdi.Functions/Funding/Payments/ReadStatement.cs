namespace Imdi.Functions.Funding;

/// <summary>Reads what a donor's statement is made of, as of one head of the ledger.</summary>
public sealed class ReadStatement(LedgerStore ledger, FundingStore store)
{
    public async Task<DonorStatement> RunAsync(string donor, CancellationToken cancellation)
    {
        var (state, _) = await ledger.ReadAsync(cancellation);
        var entries = await ledger.EntriesAsync(1, cancellation).TakeWhile(kept => kept.Sequence <= state.Sequence).Select(kept => LedgerEntry.Read(kept.Text)).ToListAsync(cancellation);
        return DonorStatement.Of(donor, await store.ListAsync<Pledge>(cancellation).ToListAsync(cancellation), await store.ListAsync<Contribution>(cancellation).ToListAsync(cancellation), entries.OfType<LedgerEntry>(), state);
    }
}
