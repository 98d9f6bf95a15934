using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Funding;
using Imdi.Functions.Tests.Proposals.Endorsing;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Directory.Privacy;

/// <summary>What is kept for a time is there on its last day and gone on the next, however often the duties run or are killed.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 5, 50, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);

    private TestHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), _clock);
        await _host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Each_kind_is_kept_its_time_and_no_longer()
    {
        var none = CancellationToken.None;
        var today = DateOnly.FromDateTime(Start.UtcDateTime);
        var limits = new Retention();
        await Get<PersonStore>().AddAsync(new("subject:ended", "Ended Person", "ended@example.org", Language.English, [Role.Secretariat], null, [], null, today.AddYears(-1), today), none);
        await Get<PersonStore>().AddAsync(new("subject:serving", "Serving Person", "serving@example.org", Language.English, [Role.Secretariat], null, [], null, today.AddYears(-1), null), none);
        await StoreAsync("01KB0000000000000000PRSNB1", ProposalStage.Rejected);
        await StoreAsync("01KB0000000000000000PRSNB2", ProposalStage.Completed);
        await StoreAsync("01KB0000000000000000PRSNB3", ProposalStage.UnderWay);
        foreach (var (stage, number) in Waiting.Select((stage, number) => (stage, number))) await StoreAsync($"01KB0000000000000000PRSNW{number}", stage);
        await Get<InterestStore>().AddAsync(new("i2", "IMDI-2", InterestKind.Person, null, null, "Teaching", "Words", null, "Name", "i2@example.org", Language.English, false, Start), none);
        await Get<InterestStore>().AddAsync(new("i1", "IMDI-1", InterestKind.Person, null, null, "Teaching", "Words", null, "Name", "i@example.org", Language.English, false, Start) { State = InterestState.Closed, ChangedAt = Start }, none);
        await Get<FundingStore>().AddAsync(new Pledge { Id = "p1", Reference = "IMDI-P", Name = "Somebody", Email = "p@example.org", Amount = SomeFunding.Dollars(1), Window = "core", Language = Language.English, At = Start }, none);
        await Get<FundingStore>().AddAsync(new Pledge { Id = "p2", Reference = "IMDI-P2", Donor = "giver", Name = "Somebody", Conditions = "Ask Somebody", Amount = SomeFunding.Dollars(1), Window = "core", Language = Language.English, At = Start }, none);
        await Get<ReportStore>().AddAsync("r1", new(new Corridor(AskedProposal.Qatar, AskedProposal.Nepal), "Bank", "Wrong", null, null, "r@example.org", Start), none);
        string link = await Get<AccessLinkStore>().IssueAsync("draft", "x", Start, TimeSpan.FromDays(1), none);
        await Get<SenderCountStore>().AddAsync(today, "sender", 9, none);

        await HoldsAsync(limits.LinkDays + 1, async () => await Get<AccessLinkStore>().FindAsync("draft", link, none) is not null);
        Assert.True(limits is { PersonDays: 365, ReportContactDays: 365, EndedProposalDays: 365, IdleProposalDays: 730, InterestDays: 730, PledgeDays: 730 });
        await HoldsAsync(
            limits.PersonDays, async () => (await Get<PersonStore>().FindAsync("subject:ended", none))!.Email.Length > 0, async () => (await Get<ReportStore>().FindAsync("r1", none))!.Contact is not null,
            async () => (await ReadAsync("01KB0000000000000000PRSNB1")).NamesPeople);
        await HoldsAsync(limits.InterestDays, async () => (await Get<InterestStore>().FindAsync("i1", none))!.Email.Length > 0, async () => (await Get<FundingStore>().FindAsync<Pledge>("p1", none))!.Email is not null,
            async () => (await Get<FundingStore>().FindAsync<Pledge>("p2", none)) is { Name: "Somebody", Conditions: not null },
            async () => (await Get<InterestStore>().FindAsync("i2", none))!.Email.Length > 0, async () => (await ReadAsync("01KB0000000000000000PRSNW0")).NamesPeople, async () => (await ReadAsync("01KB0000000000000000PRSNW1")).NamesPeople,
            async () => (await ReadAsync("01KB0000000000000000PRSNW2")).NamesPeople, async () => (await ReadAsync("01KB0000000000000000PRSNW3")).NamesPeople);
        await HoldsAsync(limits.CompletedProjectDays, async () => (await ReadAsync("01KB0000000000000000PRSNB2")).NamesPeople);

        Assert.Equal("serving@example.org", (await Get<PersonStore>().FindAsync("subject:serving", none))!.Email);
        Assert.True((await ReadAsync("01KB0000000000000000PRSNB3")).NamesPeople);
        Assert.Equal("A. Sharma", (await ReadAsync("01KB0000000000000000PRSNB3")).Endorsements[0].Signatory);
        Assert.Equal((null, "Ministry of Labour", "9b1f"), (await ReadAsync("01KB0000000000000000PRSNB2")).Endorsements[0] is var kept ? (kept.Signatory, kept.Office, kept.LetterHash) : default);
        Assert.Empty(await Get<StorageClients>().Table(StorageNames.Directory).PartitionAsync($"sent-{today:yyyy-MM-dd}", none).ToListAsync());
    }

    [Fact]
    public async Task A_duty_that_was_killed_half_way_ends_its_work_the_next_time_and_says_each_once()
    {
        for (int number = 1; number <= 4; number++) await StoreAsync($"01KB0000000000000000PRSNC{number}", ProposalStage.Withdrawn);
        _clock.Advance(TimeSpan.FromDays(new Retention().EndedProposalDays + 1));
        using var killed = new CancellationTokenSource();
        var duty = _host.Services.GetServices<IDailyDuty>().Single(one => one.Name == "proposal-retention");
        var run = duty.RunAsync(_clock.GetUtcNow(), killed.Token);
        while ((await Get<AuditStore>().ReadAsync(Today, CancellationToken.None).CountAsync()) == 0 && !run.IsCompleted) await Task.Yield();
        await killed.CancelAsync();
        await Record.ExceptionAsync(() => run);

        await duty.RunAsync(_clock.GetUtcNow(), CancellationToken.None);
        await duty.RunAsync(_clock.GetUtcNow(), CancellationToken.None);

        var entries = await Get<AuditStore>().ReadAsync(Today, CancellationToken.None).Where(entry => entry.What == "people-erased").ToListAsync();
        Assert.True(entries.Count is 3 or 4, $"{entries.Count} entries.");
        Assert.Equal(entries.Count, entries.Select(entry => entry.Subject).Distinct().Count());
        await foreach (var proposal in Get<ProposalStore>().AllAsync(CancellationToken.None)) Assert.False(proposal.NamesPeople);
    }

    private static readonly ProposalStage[] Waiting = [ProposalStage.Returned, ProposalStage.AwaitingEndorsement, ProposalStage.WithPanel, ProposalStage.Approved];

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    private T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    private async Task<Proposal> ReadAsync(string id) => (await Get<ProposalStore>().FindAsync(id, CancellationToken.None))!;

    private async Task StoreAsync(string id, ProposalStage stage) => Assert.True(await Get<ProposalStore>().AddAsync(
        AskedProposal.Of(id, one => one.Endorse(AskedProposal.Nepal, AskedProposal.By with { LetterHash = "9b1f" }, Start).Value) with { Stage = stage, StageSince = Start }, CancellationToken.None));

    // Kept on the last day; gone on the day after, and after another run.
    private async Task HoldsAsync(int days, params Func<Task<bool>>[] kept)
    {
        await RunAsync(Start.AddDays(days));
        for (int index = 0; index < kept.Length; index++) Assert.True(await kept[index](), $"{index} is gone after {days} days.");
        await RunAsync(Start.AddDays(days + 1));
        for (int index = 0; index < kept.Length; index++) Assert.False(await kept[index](), $"{index} is kept after {days + 1} days.");
    }

    private async Task RunAsync(DateTimeOffset at)
    {
        foreach (var duty in _host.Services.GetServices<IDailyDuty>().Where(one => one.Name.EndsWith("-retention", StringComparison.Ordinal)))
        {
            await duty.RunAsync(at, CancellationToken.None);
            await duty.RunAsync(at, CancellationToken.None);
        }
    }
}
