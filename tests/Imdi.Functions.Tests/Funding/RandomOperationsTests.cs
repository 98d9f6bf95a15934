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
    private const int Workers = 4, Operations = 10_000, AtOnce = 20, MostSigned = 6, KillsEach = 2, StorageIsOut = 75;

    /// <summary>Each worker is a process, killed with SIGKILL and started again where it had said last that it was; IMDI_SEED repeats a run.</summary>
    [Fact]
    public async Task Ten_thousand_random_operations_of_four_workers_that_are_killed_keep_every_invariant()
    {
        var (connection, watch) = (await AzuriteServer.FreshConnectionStringAsync(), Stopwatch.StartNew());
        var storage = AzuriteServer.Clients(connection);
        await storage.EnsureCreatedAsync(CancellationToken.None);
        int seed = int.TryParse(Environment.GetEnvironmentVariable("IMDI_SEED"), out int set) ? set : Environment.TickCount & int.MaxValue;
        output.WriteLine($"Seed {seed}; IMDI_SEED={seed} repeats the operations.");

        int[] refused = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => LivesAsync(connection, worker, seed)));

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

    // How many operations were refused in all the lives of a worker.
    private static async Task<int> LivesAsync(string connection, int worker, int seed)
    {
        var random = new Random(seed + worker);
        var (done, refused, killAt) = (0, 0, new Queue<int>(Enumerable.Range(0, KillsEach).Select(_ => random.Next(Operations / Workers)).Order()));
        while (done < Operations / Workers)
        {
            using var life = ChildProgram.Start(true, "random-ledger", connection, FormattableString.Invariant($"{worker}"), FormattableString.Invariant($"{seed}"), FormattableString.Invariant($"{done}"));
            var complaint = life.StandardError.ReadToEndAsync();
            bool isKilled = false;
            while (await life.StandardOutput.ReadLineAsync() is { } line)
            {
                int[] said = [.. line.Split(' ').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
                (done, refused) = (said[0], refused + said[1]);
                if (isKilled || !killAt.TryPeek(out int at) || done < at) continue;
                killAt.Dequeue();
                await Task.Delay(random.Next(40));
                life.Kill();
                isKilled = true;
            }

            await life.WaitForExitAsync();
            Assert.True(isKilled || life.ExitCode is 0 or StorageIsOut, $"Worker {worker} ended by itself after {done} with {life.ExitCode}: {await complaint}");
        }

        return refused;
    }

    /// <summary>
    /// A worker's life in a process of its own: it says after each batch how far it is and how many were refused. It has its own store, sends some of its batches twice, and knows contributions only by reading
    /// them. What it had begun when it was killed, or when storage did not answer, it begins again, with the same keys.
    /// </summary>
    internal static async Task WorkAsync(StorageClients storage, int worker, int seed, int from)
    {
        try
        {
            await OperateAsync(storage, worker, seed, from);
        }
        catch (Exception failure) when (StorageFailure.IsOutage(failure))
        {
            Environment.ExitCode = StorageIsOut;
        }
    }

    private static async Task OperateAsync(StorageClients storage, int worker, int seed, int from)
    {
        var operations = RandomOperation.Generator.Array[Operations / Workers].Generate(new PCG((uint)worker, (ulong)seed), null, out _);
        var (store, documents) = (new LedgerStore(storage), new FundingStore(storage));
        using var enter = new EnterCommands(store);
        for (int first = 0; first < 2; first++) await documents.AddAsync(new RandomOperation(Act.Sign, first + worker, worker, 1).NewContribution($"C{worker}-{first:D2}"), CancellationToken.None);
        int signed = Math.Min(MostSigned, 2 + operations[..from].Count(one => one.Act == Act.Sign));
        foreach (var batch in operations.Select((operation, index) => (operation, index)).Skip(from).Chunk(AtOnce))
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
            if (batch[0].index % (5 * AtOnce) == 0) await AssertSameAgainAsync(enter, commands, answers);
            Console.WriteLine(FormattableString.Invariant($"{batch[^1].index + 1} {answers.Count(answer => !answer.IsOk)}"));
        }
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
