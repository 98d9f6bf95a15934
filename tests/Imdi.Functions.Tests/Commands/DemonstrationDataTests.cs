using Imdi.Functions.Commands;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Nightly;

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

        Assert.Equal(["remittance-corridor-averages/world-bank-rpw", "remittance-quotes/demonstration"], whole);
        Assert.Equal(whole, await SourcesAsync(killed));
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

        Assert.Equal(["remittance-corridor-averages/world-bank-rpw"], await SourcesAsync());
    }

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
