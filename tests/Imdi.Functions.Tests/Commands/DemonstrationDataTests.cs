using System.Text;
using Imdi.Functions.Commands;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Indicators;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Nightly;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Commands;

public sealed class DemonstrationDataTests : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync() => _night = await Night.FreshAsync();

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task It_is_both_halves_or_on_the_next_start_completed()
    {
        await LoadAsync();
        var whole = await SourcesAsync();
        await using var killed = await Night.FreshAsync();
        await using var first = typeof(DemonstrationData).Assembly.GetManifestResourceStream("demonstration/corridor-averages.csv")!;
        Assert.True((await killed.Get<LoadDataset>().RunAsync(new LoadRequest(KindNames.CorridorAverages, "world-bank-rpw", "corridor-averages.csv", first, "demonstration"), null, CancellationToken.None)).IsOk);

        await DemonstrationData.LoadOnFirstStartAsync(killed.Services, CancellationToken.None);

        Assert.Equal(DatasetKinds.All.Select(kind => kind.Id).Except([KindNames.RemittanceUses]).Order(StringComparer.Ordinal), whole.Select(source => source.Split('/')[0]).Order(StringComparer.Ordinal));
        Assert.All(whole, source => Assert.EndsWith(source.StartsWith("remittance-corridor", StringComparison.Ordinal) ? "/world-bank-rpw" : "/demonstration", source, StringComparison.Ordinal));
        Assert.Equal(whole, await SourcesAsync(killed));
    }

    [Fact]
    public async Task Its_people_are_marked_and_reached_by_no_message()
    {
        await LoadAsync();
        var people = await _night.Get<PersonStore>().ListAsync(CancellationToken.None).ToListAsync();
        var organisations = await _night.Get<OrganisationStore>().ListAsync(CancellationToken.None).ToListAsync();
        var today = DateOnly.FromDateTime(_night.Clock.GetUtcNow().UtcDateTime);

        Assert.All(people, person => Assert.True(person.IsDemonstration && person.Email.EndsWith("@example.org", StringComparison.Ordinal)));
        Assert.All(organisations, organisation => Assert.True(organisation.IsDemonstration && organisation.Email!.EndsWith("@example.org", StringComparison.Ordinal)));
        Assert.Equal(5, people.Where(person => person.Has(Role.PanelMember, today)).Select(person => person.Organisation).Intersect(organisations.Select(organisation => organisation.Id)).Count());
        foreach (string country in new[] { "NPL", "QAT", "PHL" }) Assert.NotNull(FocalPointNetwork.Of(people, CountryCode.Parse(country), FocalTopic.Projects, today).Primary);
    }

    [Fact]
    public async Task Its_proposals_are_one_a_stage_marked_and_make_no_message_and_a_second_time_changes_nothing()
    {
        await LoadAsync();
        string once = await StateAsync();
        _night.Clock.Advance(TimeSpan.FromDays(1));

        await DemonstrationProposals.LoadAsync(_night.Services, CancellationToken.None);

        var stages = await _night.Get<ProposalStore>().ListAsync(CancellationToken.None).Select(one => one.Stage).ToListAsync();
        var book = await _night.Get<BuildRegister>().RunAsync(CancellationToken.None);
        Assert.Equal(once, await StateAsync());
        Assert.Equal(Enum.GetValues<ProposalStage>().Except([ProposalStage.Withdrawn]), stages.Distinct().Order());
        Assert.Equal(6, book.Projects.Count);
        Assert.All(book.Projects, project => Assert.True(project.IsDemonstration));
        Assert.All(book.Movements, movement => Assert.True(movement.IsDemonstration));
        Assert.Equal(["CHF", "EUR", "USD"], book.Movements.Select(one => one.Amount.Currency.Code).Distinct().Order());
        Assert.True((await _night.Get<VerifyLedger>().RunAsync(_night.Clock.GetUtcNow(), CancellationToken.None)).IsSound);
        Assert.Empty(await _night.Get<OutboxStore>().DueAsync(DateTimeOffset.MaxValue, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Killed_among_its_proposals_the_next_start_goes_on()
    {
        using var stop = new CancellationTokenSource();
        var loading = DemonstrationData.LoadOnFirstStartAsync(_night.Services, stop.Token);
        while (!loading.IsCompleted && !await _night.Get<FundingStore>().ListAsync<FundedProject>(CancellationToken.None).AnyAsync()) await Task.Delay(10);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);

        await LoadAsync();

        await using var whole = await Night.FreshAsync();
        await DemonstrationData.LoadOnFirstStartAsync(whole.Services, CancellationToken.None);
        Assert.Equal(await StateAsync(whole), await StateAsync());
    }

    [Fact]
    public async Task It_does_not_come_beside_figures_of_ones_own()
    {
        await _night.LoadAveragesAsync();

        await LoadAsync();

        Assert.Equal(["remittance-corridor-averages/local"], await SourcesAsync());
    }

    [Fact]
    public async Task Withdrawn_it_does_not_come_back()
    {
        await LoadAsync();
        await _night.Get<WithdrawDataset>().RunAsync(KindNames.RemittanceQuotes, DatasetSources.Demonstration, "tester", CancellationToken.None);

        await LoadAsync();

        Assert.DoesNotContain("remittance-quotes/demonstration", await SourcesAsync());
    }

    [Fact]
    public async Task Its_figures_pass_every_check_and_give_every_indicator_that_is_computed_something_to_show()
    {
        await LoadAsync();
        var data = _night.Get<IPublishedData>();

        foreach (var kind in DatasetKinds.All)
            Assert.All(await data.CurrentAsync(kind.Id, CancellationToken.None), version => Assert.True(!version.Source.IsDemonstration || version.Findings == 0, version.Kind));
        var book = await _night.Get<BuildIndicatorBook>().RunAsync(data, new DateOnly(2026, 11, 30), CancellationToken.None);
        Assert.All(ReadDefinitions.All.Where(definition => definition.Missing is null), definition => Assert.Contains(book.Of(definition), value => value.Value is not null));
        string[] reasons = [.. ReadDefinitions.All.SelectMany(book.Of).Select(value => value.Reason).OfType<string>().Distinct()];
        Assert.Contains(Withheld.Suppressed, reasons);
    }

    /// <summary>Everything public about the demonstration's proposals and money.</summary>
    private async Task<string> StateAsync(Night? night = null) => Encoding.UTF8.GetString((await (night ?? _night).Get<BuildRegister>().RunAsync(CancellationToken.None)).Write());

    private Task LoadAsync() => DemonstrationData.LoadOnFirstStartAsync(_night.Services, CancellationToken.None);

    private async Task<IReadOnlyList<string>> SourcesAsync(Night? night = null)
    {
        List<string> sources = [];
        foreach (var kind in DatasetKinds.All)
        {
            var current = await (night ?? _night).Get<IPublishedData>().CurrentAsync(kind.Id, CancellationToken.None);
            sources.AddRange(current.Select(version => $"{version.Kind}/{version.Source.Id}"));
        }

        return [.. sources.Order(StringComparer.Ordinal)];
    }
}
