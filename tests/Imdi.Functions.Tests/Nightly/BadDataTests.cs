using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>Data that do not bear a value, and sources that are gone: the night goes on, and health and the status page list them.</summary>
public sealed class BadDataTests : IAsyncLifetime
{
    private Night _night = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync();
        await _night.LoadQuotesAsync();
        await _night.LoadAveragesAsync();
    }

    public async Task DisposeAsync() => await _night.DisposeAsync();

    [Fact]
    public async Task Withheld_values_and_kinds_that_vanished_are_listed_and_the_night_goes_on()
    {
        await _night.LoadAsync(KindNames.CountryIndicators, "area,area_type,indicator,period,value,status\nNPL,country,BX.TRF.PWKR.CD.DT,2020,8000,A\nPHL,country,BX.TRF.PWKR.CD.DT,2020,35000,A\nPHL,country,NY.GDP.MKTP.CD,2020,0,A\n");
        var first = (await _night.RebuildAsync()).Value;
        await _night.Get<WithdrawDataset>().RunAsync(KindNames.CorridorAverages, "local", "tester", CancellationToken.None);

        var second = (await _night.RebuildAsync()).Value;

        Assert.Empty(first.VanishedKinds);
        Assert.Equal([KindNames.CorridorAverages], second.VanishedKinds);
        Assert.Contains(new Imdi.Functions.Hosting.WithheldValues("RM.GDP", "denominator-missing", 1), first.Withheld);
        Assert.Contains(new Imdi.Functions.Hosting.WithheldValues("RM.GDP", "denominator-not-positive", 1), first.Withheld);
        Assert.Equal(first.Withheld, second.Withheld);
        var rebuild = (await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health", UriKind.Relative))).GetProperty("rebuild");
        Assert.Equal(KindNames.CorridorAverages, rebuild.GetProperty("vanishedKinds")[0].GetString());
        Assert.Equal("RM.GDP", rebuild.GetProperty("withheld")[0].GetProperty("indicator").GetString());
        Assert.Empty(second.Vanished);
        var status = await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health/status", UriKind.Relative));
        Assert.Equal(second.Steps.Select(step => step.Name), status.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString()));
        Assert.Contains(("RM.GDP", "denominator-missing", 1), status.GetProperty("withheld").EnumerateArray().Select(one => (one.GetProperty("indicator").GetString(), one.GetProperty("reason").GetString(), one.GetProperty("values").GetInt32())));
        string page = await StatusPageAsync();
        Assert.Contains("href=\"/en/indicators/rm-gdp/\"", page, StringComparison.Ordinal);
        Assert.Contains("The figure to divide by is not known", page, StringComparison.Ordinal);
        Assert.Contains("Projections</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_gone_without_anybodys_act_stays_listed_until_it_returns_though_another_source_remains()
    {
        await _night.LoadAsync(KindNames.CorridorAverages, "from,to,period,cost_percent\nDEU,TUR,2020Q3,4.5\n", "others");
        await _night.RebuildAsync();
        await LoseSourceAsync(KindNames.CorridorAverages, "others");
        List<IReadOnlyList<VanishedSource>> listed = [];
        for (int day = 0; day < 2; day++)
        {
            _night.Clock.Advance(TimeSpan.FromDays(1));
            listed.Add((await _night.RebuildAsync()).Value.Vanished);
        }

        var gone = new VanishedSource(KindNames.CorridorAverages, "others", new DateOnly(2026, 3, 2));
        Assert.All(listed, vanished => Assert.Equal([gone], vanished));
        var status = await _night.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/health/status", UriKind.Relative));
        Assert.Equal("others", Assert.Single(status.GetProperty("vanished").EnumerateArray()).GetProperty("source").GetString());
        string page = await StatusPageAsync();
        Assert.Contains("<code dir=\"ltr\">others</code>", page, StringComparison.Ordinal);
        Assert.Contains("2 March 2026", page, StringComparison.Ordinal);

        await _night.LoadAsync(KindNames.CorridorAverages, "from,to,period,cost_percent\nDEU,TUR,2020Q3,4.75\n", "others");
        Assert.Empty((await _night.RebuildAsync()).Value.Vanished);
    }

    [Fact]
    public async Task What_vanished_is_still_listed_after_a_rebuild_that_failed()
    {
        await _night.RebuildAsync();
        await LoseSourceAsync(KindNames.CorridorAverages, "local");
        await _night.LoseDataAsync(await _night.LoadQuotesAsync("Unreadable"));
        _night.Clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAnyAsync<Exception>(() => _night.RebuildAsync());
        await _night.LoadQuotesAsync();
        _night.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([KindNames.CorridorAverages], (await _night.RebuildAsync()).Value.Vanished.Select(gone => gone.Kind));
    }

    private async Task<string> StatusPageAsync() => WebUtility.HtmlDecode(await _night.Client.GetStringAsync(new Uri("/en/status/", UriKind.Relative)));

    /// <summary>As a storage account does that was put back to an earlier day: no act of anybody stands for it.</summary>
    private async Task LoseSourceAsync(string kind, string source)
    {
        var table = _night.Storage.Table(StorageNames.Datasets);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == kind))
        {
            if (row.GetString("Source") == source) await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }
}
