using System.Globalization;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

public sealed class ProfileDoorTests : IAsyncLifetime
{
    private ProfileHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ProfileHouse.OpenAsync();
        await LoadAsync("QAT", 341_000, "SAU", 455_000);
        await _house.PublishAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_for_what_is_not_there_is_told()
    {
        Assert.Equal((404, "no-such-profile"), await _house.RefusalAsync("/api/profiles/BRA"));
        Assert.Equal((404, "no-such-table"), await _house.RefusalAsync("/api/profiles/NPL/tables/everything"));
        Assert.Equal((404, "no-such-version"), await _house.RefusalAsync("/api/profiles/NPL/versions/0000000000000000"));
        Assert.Equal((404, "no-such-version"), await _house.RefusalAsync("/api/profiles/NPL/versions/..%2Fnewest"));
    }

    [Fact]
    public async Task A_table_is_a_CSV_with_names_in_the_language_asked_and_a_gap_is_a_row()
    {
        string csv = await _house.TextAsync("/api/profiles/NPL/tables/emigration.destinations.csv?lang=fr");

        Assert.StartsWith("table,tableName,item,itemName,period,measure,measureName,unit,value,status,reason,source,", csv, StringComparison.Ordinal);
        Assert.Contains("emigration.destinations,Émigrés par destination,QAT,Qatar,2020,emigrants,Émigrés,persons,341000,known,,", csv, StringComparison.Ordinal);
        Assert.Contains("legal.framework,Authorities and laws,,,,,,,,no-data,", await _house.TextAsync("/api/profiles/NPL/tables/legal.framework.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_stays_when_a_figure_changes()
    {
        var before = await _house.JsonAsync("/api/profiles/NPL");
        string first = before.GetProperty("version").GetString()!;
        await _house.PublishAsync();
        Assert.Equal(first, (await _house.JsonAsync("/api/profiles/NPL")).GetProperty("version").GetString());

        await LoadAsync("QAT", 350_000, "SAU", 455_000);
        await _house.PublishAsync();

        string second = (await _house.JsonAsync("/api/profiles/NPL")).GetProperty("version").GetString()!;
        Assert.NotEqual(first, second);
        Assert.Equal(before.GetRawText(), (await _house.JsonAsync($"/api/profiles/NPL/versions/{first}")).GetRawText());
        Assert.Equal(2, (await _house.JsonAsync("/api/profiles/NPL/versions")).GetProperty("items").GetArrayLength());
        string old = await _house.TextAsync($"/en/profiles/npl/versions/{first}/"), now = await _house.TextAsync($"/ar/profiles/npl/versions/{second}/");
        Assert.Contains("341,000", old, StringComparison.Ordinal);
        Assert.Contains("/en/profiles/npl/\"", old, StringComparison.Ordinal);
        Assert.Contains("350,000", now, StringComparison.Ordinal);
        Assert.Contains($"/en/profiles/npl/versions/{second}/", await _house.TextAsync("/en/profiles/npl/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_grows_old_makes_a_new_version_and_is_flagged()
    {
        await _house.PublishAsync(new DateOnly(2021, 2, 1));
        var fresh = await _house.JsonAsync("/api/profiles/NPL");
        await _house.PublishAsync(new DateOnly(2024, 2, 1));
        var old = await _house.JsonAsync("/api/profiles/NPL");

        Assert.Equal(0, fresh.GetProperty("overdue").GetArrayLength());
        Assert.Contains("emigration.destinations", old.GetProperty("overdue").EnumerateArray().Select(table => table.GetString()));
        Assert.NotEqual(fresh.GetProperty("version").GetString(), old.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Few_persons_stand_with_the_rest_so_that_no_total_tells_them()
    {
        await LoadAsync("QAT", 341_000, "SAU", 3);
        await _house.PublishAsync();

        string csv = await _house.TextAsync("/api/profiles/NPL/tables/emigration.destinations.csv");

        Assert.DoesNotContain(",SAU,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",QAT,", csv, StringComparison.Ordinal);
        Assert.Contains("OTHERS,All others,2020,emigrants,Emigrants,persons,341003,", csv, StringComparison.Ordinal);
        Assert.Contains("suppressed", await _house.TextAsync("/api/profiles/SAU/tables/immigration.origins.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_is_found_by_its_name_in_any_language()
    {
        Assert.Contains("/fr/profiles/npl/", await _house.TextAsync("/fr/profiles/?q=nepal"), StringComparison.Ordinal);
        Assert.Contains("/en/profiles/sau/", await _house.TextAsync("/en/profiles/?q=Arabie"), StringComparison.Ordinal);
        Assert.DoesNotContain("/en/profiles/npl/", await _house.TextAsync("/en/profiles/?q=%3Cb%3Eperu"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_profiles_are_the_same_bytes_and_a_night_without_news_keeps_nothing_again()
    {
        string first = await _house.TextAsync("/en/profiles/npl/");
        var kept = await _house.JsonAsync("/api/profiles/NPL/versions");

        await _house.PublishAsync(ProfileHouse.Today.AddDays(1));

        Assert.Equal(first, await _house.TextAsync("/en/profiles/npl/"));
        Assert.Equal(kept.GetProperty("items").GetRawText(), (await _house.JsonAsync("/api/profiles/NPL/versions")).GetProperty("items").GetRawText());
    }

    private async Task LoadAsync(params object[] stocks)
    {
        string rows = string.Concat(stocks.Chunk(2).Select(pair => string.Create(CultureInfo.InvariantCulture, $"NPL,country,{pair[0]},country,T,T,all,all,birth,2020,{pair[1]},A\n")));
        var report = await _house.Ingest.LoadAsync(MigrantStock, $"origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status\n{rows}", "stocks");
        Assert.Equal(0, report.Value.Manifest.RefusedRows);
    }
}
