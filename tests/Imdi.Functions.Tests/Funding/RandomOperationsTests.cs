using System.Diagnostics;
using CsCheck;
using Imdi.Functions.Funding;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Xunit.Abstractions;
using static Imdi.Functions.Tests.Funding.SomeFunding;

namespace Imdi.Functions.Tests.Funding;

/// <summary>What holds of the ledger whatever is done to it (mission.md row 9).</summary>
public sealed class RandomOperationsTests(ITestOutputHelper output)
{
    private const int Workers = 4, Operations = 10_000, AtOnce = 20, MostSigned = 6;

    [Fact]
    public async Task Ten_thousand_random_operations_of_four_workers_keep_every_invariant()
    {
        var (storage, watch) = (await AzuriteServer.FreshAsync(), Stopwatch.StartNew());
        var operations = RandomOperation.Generator.Array[Operations / Workers].Array[Workers].Single();

        int[] refused = await Task.WhenAll(operations.Select((own, worker) => Task.Run(() => WorkAsync(storage, worker, own))));

        var documents = new FundingStore(storage);
        var contributions = await documents.ListAsync<Contribution>(CancellationToken.None).ToListAsync();
        var entries = await AssertInvariantsAsync(storage, contributions);
        output.WriteLine($"{Operations} operations, {entries.Count} entries, {refused.Sum()} refused, {contributions.Count} contributions, {watch.Elapsed.TotalSeconds:F1} s.");
        foreach (var group in entries.GroupBy(entry => entry.Draft.Kind)) output.WriteLine($"{group.Key}: {group.Count()}");
        Assert.Equal(Enum.GetValues<EntryKind>().Except([EntryKind.Release]).Order(), entries.Select(entry => entry.Draft.Kind).Distinct().Order());
    }

    /// <summary>In memory the outcome of each is known before: it is refused exactly when there is not enough.</summary>
    [Fact]
    public void In_one_thread_an_operation_is_refused_exactly_when_there_is_too_little() => RandomOperation.Generator.Array[200].Sample(
        operations =>
        {
            var (state, model) = (LedgerState.Empty, new LedgerModel());
            List<Contribution> contributions = [.. Enumerable.Range(0, 6).Select(one => new RandomOperation(Act.Sign, one, one, 1).NewContribution($"C{one}"))];
            List<LedgerEntry> entries = [];
            foreach (var (operation, index) in operations.Select((one, index) => (one, index)))
            {
                var corrected = entries.Count == 0 ? null : entries[operation.Which % entries.Count];
                if (operation.Act == Act.Correct && entries.Exists(one => one.Draft.Corrects == corrected?.Sequence)) continue;
                if (operation.Draft(state, contributions, corrected, Note($"{index}", "Random.")) is not { } draft) continue;
                if (!draft.IsOk && operation.Size <= 1000 && operation.Act is not Act.Correct) Assert.Contains(draft.Refusal.Code, (string[])["amount-not-positive"]);
                if (operation is { Size: > 1000, Act: Act.Disburse or Act.Allocate or Act.Refund or Act.RefundDonor or Act.Exchange }) Assert.Equal("balance-too-low", draft.Refusal?.Code);
                if (draft.Then(state.Enter) is not { IsOk: true } entered) continue;
                state = entered.Value.State;
                entries.Add(entered.Value.Entry);
                model.Add(entered.Value.Entry);
            }

            AssertAgrees(state, model);
        }, iter: 50, threads: 2);

    // A worker stands for a process: it has its own store, sends some of its batches twice, and knows contributions only by reading them.
    private static async Task<int> WorkAsync(StorageClients storage, int worker, RandomOperation[] operations)
    {
        var (store, documents, refused, signed) = (new LedgerStore(storage), new FundingStore(storage), 0, 0);
        using var enter = new EnterCommands(store);
        for (; signed < 2; signed++) await documents.AddAsync(new RandomOperation(Act.Sign, signed + worker, worker, 1).NewContribution($"C{worker}-{signed:D2}"), CancellationToken.None);
        foreach (var batch in operations.Select((operation, index) => (operation, index)).Chunk(AtOnce))
        {
            foreach (var (operation, index) in batch.Where(one => one.operation.Act is Act.Pledge or Act.Sign))
            {
                if (operation.Act == Act.Sign && signed < MostSigned) await documents.AddAsync(operation.NewContribution($"C{worker}-{signed++:D2}"), CancellationToken.None);
                else await documents.AddAsync(new Pledge { Id = $"{worker}-{index}", Reference = "R", Name = "N", Amount = Dollars(1), Window = "core", Language = Language.English, At = Now }, CancellationToken.None);
            }

            var contributions = await documents.ListAsync<Contribution>(CancellationToken.None).ToListAsync();
            long last = (await store.ReadAsync(CancellationToken.None)).State.Sequence;
            List<LedgerCommand> commands = [];
            foreach (var (operation, index) in batch.Where(one => one.operation.Act is not (Act.Pledge or Act.Sign)))
            {
                var corrected = operation.Act == Act.Correct && last > 0 ? LedgerEntry.Read((await store.FindAsync(1 + (operation.Which % last), CancellationToken.None))!.Text) : null;
                string key = corrected is null ? $"{worker}/{index}" : $"correct/{corrected.Sequence}";
                commands.Add(new(key, operation.Act == Act.Correct ? "correct" : $"{operation}", state => operation.Draft(state, contributions, corrected, Note(key, "Random."))!.Value));
            }

            var answers = await enter.RunAsync(commands, CancellationToken.None);
            refused += answers.Count(answer => !answer.IsOk);
            if (batch[0].index % (5 * AtOnce) == 0) await AssertSameAgainAsync(enter, commands, answers);
        }

        return refused;
    }

    private static async Task AssertSameAgainAsync(EnterCommands enter, List<LedgerCommand> commands, IReadOnlyList<Outcome<LedgerEntry>> answers)
    {
        var entered = commands.Zip(answers).Where(one => one.Second.IsOk).ToList();
        var again = await enter.RunAsync([.. entered.Select(one => one.First)], CancellationToken.None);
        Assert.Equal(entered.Select(one => one.Second.Value.Hash), again.Select(one => one.Value.Hash));
    }

    /// <summary>The chain verifies; and counted without double entry, the money is the same.</summary>
    internal static async Task<List<LedgerEntry>> AssertInvariantsAsync(StorageClients storage, IReadOnlyList<Contribution> contributions)
    {
        var store = new LedgerStore(storage);
        var verification = await new VerifyLedger(store).RunAsync(Now, CancellationToken.None);
        Assert.True(verification.IsSound, $"{verification.FirstBreak}");
        var entries = await store.EntriesAsync(1, CancellationToken.None).Select(kept => LedgerEntry.Read(kept.Text)!).ToListAsync();
        Assert.Equal(entries.Count, entries.Select(entry => entry.Draft.Key).Distinct().Count());

        var model = new LedgerModel();
        foreach (var entry in entries) model.Add(entry);
        var (state, _) = await store.ReadAsync(CancellationToken.None);
        AssertAgrees(state, model);
        foreach (string donor in contributions.Select(one => one.Donor).Distinct())
        {
            var statement = DonorStatement.Of(donor, [], contributions, entries, state);
            Assert.True(statement.Reconciles, donor);
        }

        return entries;
    }

    private static void AssertAgrees(LedgerState state, LedgerModel model)
    {
        Assert.All(state.Balances.GroupBy(one => one.Key.Currency), currency => Assert.Equal(Int128.Zero, currency.Aggregate(Int128.Zero, (sum, one) => sum + one.Value)));
        Assert.All(state.Balances, one => Assert.True(one.Key.Account.Side * one.Value >= 0, $"{one.Key.Account} {one.Value}"));
        Assert.All(state.Balances.Where(one => one.Key.Account.IsCash), one => Assert.Equal(one.Value, state.Balances.GetValueOrDefault((Account.Pool(one.Key.Account.Window), one.Key.Currency))));

        var kept = state.Balances.Where(one => one.Value != 0).Select(one => (Place: PlaceOf(one.Key), Minor: Math.Abs(one.Value))).Where(one => one.Place.What.Length > 0)
            .GroupBy(one => one.Place).Select(group => (group.Key, group.Sum(one => one.Minor)));
        Assert.Equal(model.Sums.Select(sum => (sum.Place, sum.Minor)).Order(), kept.Order());

        static (string What, string Window, string Of, string Currency) PlaceOf((Account Account, string Currency) place) => place.Account switch
        {
            { IsCash: true } account => ("cash", account.Window, "", place.Currency),
            { IsContributed: true } account => ("received", account.Window, account.Contribution!, place.Currency),
            { IsUnallocated: true } account => ("free", account.Window, "", place.Currency),
            { IsAllocated: true } account => ("allocated", account.Window, account.Proposal!, place.Currency),
            { IsPaid: true } account => ("paid", account.Window, account.Proposal!, place.Currency),
            _ => ("", "", "", ""),
        };
    }
}
