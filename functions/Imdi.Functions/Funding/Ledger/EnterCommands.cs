using System.Security.Cryptography;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Enters commands one after the other, as many in one transaction as it takes; each is entered, found entered before, or refused.</summary>
public sealed class EnterCommands(LedgerStore store) : IDisposable
{
    // An entry writes itself, its key and at least two balances.
    private const int MostAtOnce = 40;

    // At a third of a second each, about a quarter of a minute in which others were quicker every time, or something is wrong with what is kept.
    private const int MostAttempts = 100;

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<Outcome<LedgerEntry>> RunAsync(LedgerCommand command, CancellationToken cancellation) => (await RunAsync([command], cancellation))[0];

    public async Task<IReadOnlyList<Outcome<LedgerEntry>>> RunAsync(IReadOnlyList<LedgerCommand> commands, CancellationToken cancellation)
    {
        // Within a process they queue, so that only processes contend.
        await _turn.WaitAsync(cancellation);
        try
        {
            List<Outcome<LedgerEntry>> done = [];
            for (int attempt = 0; done.Count < commands.Count; attempt++)
            {
                var rest = commands.Skip(done.Count).Take(MostAtOnce).ToList();
                if (await TryAsync(rest, looksFirst: attempt % 4 == 1, cancellation) is { } some) (attempt, done) = (-1, [.. done, .. some]);
                else if (attempt == MostAttempts) throw StorageFailure.Busy("The ledger took no entry: others were quicker each time, or what stands in the way belongs to no whole entry.");
                else await Task.Delay(RandomNumberGenerator.GetInt32(10 << Math.Min(attempt, 5)), cancellation);
            }

            return done;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Null when somebody was quicker, or one of the keys is there already: then it looks for them first. Answers as many of the first commands as fit one transaction.
    private async Task<IReadOnlyList<Outcome<LedgerEntry>>?> TryAsync(List<LedgerCommand> commands, bool looksFirst, CancellationToken cancellation)
    {
        var (state, tag) = await store.ReadAsync(cancellation);
        var known = looksFirst ? await Task.WhenAll(commands.Select(command => FindAsync(command, cancellation))) : new Outcome<LedgerEntry>?[commands.Count];
        List<Outcome<LedgerEntry>> answers = [];
        List<(LedgerEntry Entry, string Says)> entries = [];
        foreach (var (command, before) in commands.Zip(known))
        {
            if (entries.Find(one => one.Entry.Draft.Key == command.Key) is { Entry: not null } same)
            {
                answers.Add(same.Says == command.Says ? same.Entry : LedgerCommand.KeyUsed);
                continue;
            }

            var entered = command.Rule(state).Then(state.Enter);

            // What is refused now may be what was entered before.
            if ((before ?? (entered.IsOk ? null : await FindAsync(command, cancellation))) is { } earlier)
            {
                answers.Add(earlier);
                continue;
            }

            if (entered.IsOk && LedgerStore.RowsOf([.. entries.Select(one => one.Entry.Draft), entered.Value.Entry.Draft]) > RowBatches.Operations) break;
            answers.Add(entered.Then<LedgerEntry>(one => one.Entry));
            if (!entered.IsOk) continue;
            state = entered.Value.State;
            entries.Add((entered.Value.Entry, command.Says));
        }

        return entries.Count == 0 || await store.AppendAsync(tag, state, entries, cancellation) is null ? answers : null;
    }

    private async Task<Outcome<LedgerEntry>?> FindAsync(LedgerCommand command, CancellationToken cancellation)
    {
        if (await store.FindKeyAsync(command.Key, cancellation) is not { } known) return null;
        if (known.Says != command.Says) return LedgerCommand.KeyUsed;
        var kept = await store.FindAsync(known.Sequence, cancellation);
        return LedgerEntry.Read(kept?.Text ?? "") ?? throw new InvalidOperationException($"Entry {known.Sequence} of the ledger cannot be read: verify the ledger.");
    }
}
