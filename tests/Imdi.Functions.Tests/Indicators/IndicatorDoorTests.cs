using System.Net;
using System.Text.Json;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Definitions, values, explanations and nationals abroad as they are answered.</summary>
public sealed class IndicatorDoorTests(MadeUpHouse madeUp) : IClassFixture<MadeUpHouse>
{
    private readonly IndicatorHouse _house = madeUp.House;

    [Fact]
    public async Task Definitions_are_named_in_the_language_asked_and_say_what_they_lack()
    {
        var rows = Items(await _house.JsonAsync("/api/indicators?lang=fr&limit=1000")).ToDictionary(row => Text(row, "id")!);

        Assert.Equal(52, rows.Count);
        Assert.Equal(("Taux de chômage", null), (Text(rows["LM.UNEMP"], "name"), Text(rows["LM.UNEMP"], "missing")));
        Assert.NotNull(Text(rows["PR.CONV"], "missing"));
        Assert.Equal("2019Q4", Text(rows["RM.COST"], "lastPeriod"));
        Assert.Equal(["RM.GDP"], Items(await _house.JsonAsync("/api/indicators?q=share+remittances&component=II")).Select(row => Text(row, "id")));
    }

    [Fact]
    public async Task Values_are_narrowed_ordered_and_say_where_they_come_from()
    {
        var answer = await _house.JsonAsync("/api/indicators/MG.FEMSH?country=DE&country=qat&latest=1&sort=-value");
        var rows = Items(answer).ToList();

        Assert.Equal(["DEU", "QAT"], rows.Select(row => Text(row, "country")).Order());
        Assert.True(rows[0].GetProperty("value").GetDecimal() >= rows[1].GetProperty("value").GetDecimal());
        Assert.All(rows, row => Assert.NotEqual(0, row.GetProperty("versions").GetArrayLength()));
        Assert.Equal(("/api/indicators/MG.FEMSH/definition", "Germany"), (Text(answer, "method"), Text(rows.Single(row => Text(row, "country") == "DEU"), "countryName")));
        Assert.NotNull(Text(answer, "run"));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_hold_every_value_once()
    {
        List<string> paged = [];
        for (string? next = "/api/indicators/MG.INT?limit=3"; next is not null;)
        {
            var page = await _house.JsonAsync(next);
            paged.AddRange(Items(page).Select(row => Text(row, "explain")!));
            next = Text(page, "next");
        }

        Assert.Equal(Items(await _house.JsonAsync("/api/indicators/MG.INT?limit=1000")).Select(row => Text(row, "explain")!), paged);
        Assert.Equal(paged.Count, paged.Distinct().Count());
    }

    [Fact]
    public async Task Regions_and_countries_are_asked_for_apart()
    {
        var regions = Items(await _house.JsonAsync("/api/indicators/MG.STOCKSH?aggregate=true&limit=1000")).ToList();

        Assert.NotEmpty(regions);
        Assert.All(regions, row => Assert.True(row.GetProperty("isAggregate").GetBoolean()));
        Assert.All(Items(await _house.JsonAsync("/api/indicators/MG.STOCKSH?aggregate=false&limit=1000")), row => Assert.False(row.GetProperty("isAggregate").GetBoolean()));
        Assert.All(Items(await _house.JsonAsync("/api/indicators/MG.STOCKSH?status=withheld&limit=1000")), row => Assert.NotNull(Text(row, "reasonText")));
    }

    [Fact]
    public async Task As_CSV_and_SDMX_the_same_rows()
    {
        int rows = Items(await _house.JsonAsync("/api/indicators/RM.COST?limit=1000")).Count();
        string[] csv = (await _house.TextAsync("/api/indicators/RM.COST.csv?lang=es")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries), sdmx = (await _house.TextAsync("/api/indicators/RM.COST.sdmx.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((rows + 1, rows + 1), (csv.Length, sdmx.Length));
        Assert.StartsWith("indicator,country,countryName,", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,AREA,COUNTERPART,SEX,AGE,EDUCATION,OCCUPATION,SURVEY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,", sdmx[0], StringComparison.Ordinal);
        Assert.Contains(sdmx, line => line.Contains(",NPL,DEU,_Z,_Z,_Z,_Z,_Z,2018-Q1,7,A,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_sources_say_of_their_figures_stands_beside_the_value_in_every_form()
    {
        var rows = Items(await _house.JsonAsync("/api/indicators/LM.OADR/NPL?lang=fr")).ToDictionary(row => Text(row, "period")!);
        string sdmx = await _house.TextAsync("/api/indicators/LM.OADR/NPL.sdmx.csv"), csv = await _house.TextAsync("/api/indicators/LM.UNEMP/CAN.csv"), page = await _house.TextAsync("/en/indicators/lm-oadr/?country=NPL");
        var input = (await _house.JsonAsync("/api/indicators/LM.UNEMP/CAN/2019/explain")).GetProperty("inputs")[1];

        Assert.Equal(("F", "prévu", "A", false), (Text(rows["2050"], "observationStatus"), Text(rows["2050"], "observationStatusText"), Text(rows["2020"], "observationStatus"), rows["2050"].GetProperty("hasBreak").GetBoolean()));
        Assert.Contains(",2050,33.333333,F,percent,false,", sdmx, StringComparison.Ordinal);
        Assert.Contains(",U,unreliable,false,", csv, StringComparison.Ordinal);
        Assert.Equal(["E", "U"], input.GetProperty("parts").EnumerateArray().Select(part => Text(part, "observationStatus")).Order());
        Assert.Matches("2050.*\\(forecast\\)", page);
    }

    [Fact]
    public async Task A_projection_is_never_the_newest_figure()
    {
        var newest = Items(await _house.JsonAsync("/api/indicators/LM.OADR?country=NPL&latest=1")).Single();
        var definition = await _house.JsonAsync("/api/indicators/LM.OADR/definition");

        Assert.Equal(("2020", "2020"), (Text(newest, "period"), Text(definition, "lastPeriod")));
    }

    [Fact]
    public async Task A_copy_that_is_still_right_is_not_sent_again()
    {
        using var first = await _house.GetAsync("/api/indicators/RM.COST/NPL");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/indicators/RM.COST/NPL");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _house.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("RM.COTS", HttpStatusCode.NotFound, "unknown-indicator", "Did you mean RM.COST?")]
    [InlineData("RM.COST?country=XX", HttpStatusCode.BadRequest, "malformed-parameter", "ISO 3166-1")]
    [InlineData("RM.COST?form=2020", HttpStatusCode.BadRequest, "unknown-parameter", "from")]
    [InlineData("RM.COST/FRA", HttpStatusCode.NotFound, "no-values", "no values for FRA")]
    [InlineData("PR.CONV/FRA", HttpStatusCode.NotFound, "no-values", "Ratifications")]
    [InlineData("RM.COST?run=nothing", HttpStatusCode.NotFound, "no-such-run", "nothing")]
    [InlineData("RM.COST/NPL/1999/explain", HttpStatusCode.NotFound, "no-such-value", "1999")]
    [InlineData("corridors/NPL/NP", HttpStatusCode.UnprocessableEntity, "same-country", "another")]
    public async Task What_is_wrong_is_said_with_its_cure(string address, HttpStatusCode status, string code, string says)
    {
        var refusal = await _house.JsonAsync($"/api/indicators/{address}", status);

        Assert.Equal($"urn:imdi:{code}", Text(refusal, "type"));
        Assert.Contains(says, refusal.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_value_of_each_indicator_explains_itself_or_says_that_it_is_suppressed()
    {
        foreach (var definition in Items(await _house.JsonAsync("/api/indicators?limit=1000")).Where(definition => Text(definition, "lastPeriod") is not null))
        {
            foreach (var row in Items(await _house.JsonAsync($"{Text(definition, "data")}?limit=12&sort=-period")))
            {
                var explained = await _house.JsonAsync(Text(row, "explain")!);
                var result = explained.GetProperty("result");
                Assert.Equal(row.GetProperty("value").GetRawText(), result.GetProperty("value").GetRawText());
                Assert.Equal(Text(row, "reason") == "suppressed", explained.GetProperty("rule").ValueKind == JsonValueKind.String);
                Assert.Equal(Text(row, "reason") == "suppressed", explained.GetProperty("inputs").GetArrayLength() == 0);
            }
        }
    }

    [Fact]
    public async Task SmaRT_names_the_services_behind_it_and_where_none_qualifies_that()
    {
        var two = await _house.JsonAsync("/api/indicators/RM.SMART/PHL/2021Q1/explain?counterpart=QAT");
        var none = await _house.JsonAsync("/api/indicators/RM.SMART/PHL/2021Q1/explain?counterpart=DEU&lang=es");
        string[] sdmx = (await _house.TextAsync("/api/indicators/RM.SMART.sdmx.csv?country=PHL&from=2021Q1")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["Provider two-of-two (two-of-two)", "Provider one-of-two (one-of-two)"], two.GetProperty("inputs").EnumerateArray().Select(input => Text(input, "name")));
        Assert.Equal(("(3.75 + 0) / 2 = 1.875", "mean-of-fewer-services"), (Text(two, "arithmetic"), Text(two.GetProperty("result"), "calculation")));
        Assert.Equal(("no-qualifying-service", "Ningún servicio cumple los requisitos de SmaRT"), (Text(none.GetProperty("result"), "reason"), Text(none.GetProperty("result"), "reasonText")));
        Assert.Contains(sdmx, line => line.Contains(",PHL,QAT,_Z,_Z,_Z,_Z,_Z,2021-Q1,1.875,A,", StringComparison.Ordinal));
        Assert.Contains("no-qualifying-service", await _house.TextAsync("/api/indicators/RM.SMART.csv?status=no-qualifying-service"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "three cheapest qualifying services", "mean over all its services")]
    [InlineData("fr", "trois services admissibles les moins chers", "moyenne d’un corridor sur tous ses services")]
    [InlineData("es", "tres servicios más baratos", "media de todos los servicios")]
    [InlineData("ar", "أرخص ثلاث خدمات", "متوسط خدمات الممر كلها")]
    public async Task Each_share_of_corridors_says_which_mean_it_counts(string language, string bySmart, string byMean)
    {
        string smart = await PageAsync("rm-le5"), means = await PageAsync("rm-le5mean");

        Assert.Contains(bySmart, smart, StringComparison.Ordinal);
        Assert.Contains(byMean, means, StringComparison.Ordinal);
        Assert.Contains("SmaRT", await PageAsync("rm-smart"), StringComparison.Ordinal);

        async Task<string> PageAsync(string indicator) => WebUtility.HtmlDecode(await _house.TextAsync($"/{language}/indicators/{indicator}/"));
    }

    [Fact]
    public async Task Nationals_abroad_hide_small_counts_and_what_tells_them()
    {
        var rows = Items(await _house.JsonAsync("/api/indicators/nationals-abroad?country=np&limit=1000")).ToDictionary(row => $"{Text(row, "sex")} {Text(row, "homeStatus")}");
        string body = await _house.TextAsync("/api/indicators/nationals-abroad.csv?country=NPL");

        Assert.Equal(["F employed", "F student", "M employed", "M student"], rows.Where(row => Text(row.Value, "status") == "withheld").Select(row => row.Key).Order());
        Assert.Equal((73m, 43m, "missing"), (rows["T all"].GetProperty("persons").GetDecimal(), rows["T employed"].GetProperty("persons").GetDecimal(), Text(rows["T unemployed"], "status")));
        Assert.Equal(("employed", "any status"), (Text(rows["F employed"], "homeStatusName"), Text(rows["T all"], "homeStatusName")));
        Assert.DoesNotContain(",3,persons", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_of_nationals_abroad_are_for_their_source_alone()
    {
        var version = Assert.Single(await _house.Ingest.Store.CurrentAsync("nationals-abroad", CancellationToken.None)).Version;

        Assert.Equal("urn:imdi:rows-guarded", Text(await _house.JsonAsync($"/api/datasets/nationals-abroad/versions/{version}/data", HttpStatusCode.Forbidden), "type"));
    }

    [Fact]
    public async Task A_corridor_tells_its_match_with_the_occupations_behind()
    {
        var corridor = await _house.JsonAsync("/api/indicators/corridors/PHL/DEU?lang=es");
        var match = corridor.GetProperty("measures")[0];

        Assert.Equal("SK.MATCH", Text(match, "indicator"));
        if (match.GetProperty("value").ValueKind == JsonValueKind.Number)
            Assert.Equal(match.GetProperty("value").GetDecimal(), corridor.GetProperty("occupations").EnumerateArray().Sum(fit => fit.GetProperty("overlap").GetDecimal()), 4);
        Assert.Contains("Filipinas", Text(corridor, "fromName"), StringComparison.Ordinal);
        Assert.All(corridor.GetProperty("measures").EnumerateArray(), measure => Assert.True(measure.GetProperty("value").ValueKind == JsonValueKind.Number || Text(measure, "reasonText") is { Length: > 0 }));
    }

    [Fact]
    public async Task Any_pair_has_a_page_and_the_choice_leads_to_it()
    {
        string page = await _house.TextAsync("/en/corridors/npl/qat/"), choice = await _house.TextAsync("/fr/corridors/");
        using var chosen = await _house.GetAsync("/en/corridors/?from=NPL&to=NPL");

        Assert.Contains("<h1>Nepal", page, StringComparison.Ordinal);
        Assert.Contains("/fr/corridors/npl/qat/", choice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, chosen.StatusCode);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement answer) => answer.GetProperty("items").EnumerateArray();

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).ValueKind == JsonValueKind.Null ? null : row.GetProperty(field).GetString();
}
