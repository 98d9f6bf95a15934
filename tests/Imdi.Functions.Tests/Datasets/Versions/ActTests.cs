using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Directory;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class ActTests
{
    private const string First = DatasetHouse.Averages + "USA,MEX,2020Q3,4.5\n", Second = DatasetHouse.Averages + "USA,MEX,2020Q3,4.6\n";

    public static TheoryData<string> Acts => new("restoration", "embargo", "retraction");

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Only_the_source_s_own_agency_and_the_secretariat_may_act(string act)
    {
        await using var house = await OpenAsync();
        string own = await house.TokenAsync(CorridorAverages), other = await TokenOfAsync(house, "Another agency"), otherKind = await house.TokenAsync(RemittanceFlows);
        var (old, _) = await LoadTwoAsync(house, "iom-nairobi", "token:of-a-colleague");
        string address = AddressOf(old, act);

        await AssertAsync(HttpStatusCode.Unauthorized, "sign-in-needed", await SendAsync(house.Client(), address, act, "\"x\""));
        await AssertAsync(HttpStatusCode.Forbidden, "kind-not-yours", await SendAsync(house.Client(otherKind), address, act, "\"x\""));
        await AssertAsync(HttpStatusCode.Forbidden, "source-not-yours", await SendAsync(house.Client(other), address, act, "\"x\""));
        await AssertAsync(HttpStatusCode.PreconditionFailed, "changed-meanwhile", await SendAsync(house.Client(own), address, act, "\"x\""));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(house.Client(own), address, act, await TagAsync(house))).StatusCode);
    }

    [Fact]
    public async Task Any_token_of_the_agency_reads_what_its_colleague_keeps_back_and_others_do_not()
    {
        await using var house = await OpenAsync();
        var (_, now) = await LoadTwoAsync(house, "iom-nairobi", "token:of-a-colleague");
        await SendAsync(house.Client(await house.TokenAsync(CorridorAverages)), AddressOf(now, "embargo"), "embargo", await TagAsync(house));

        using var own = await house.Client(await house.TokenAsync(CorridorAverages)).GetAsync(AddressOf(now, "data"));
        using var other = await house.Client(await TokenOfAsync(house, "Another agency")).GetAsync(AddressOf(now, "data"));

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        await AssertAsync(HttpStatusCode.Forbidden, "version-embargoed", other);
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_act_says_which_state_it_saw(string act)
    {
        await using var house = await OpenAsync();
        var (old, now) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        string tag = await TagAsync(house);
        await new Ingest(house.Get<StorageClients>()).LoadAsync(CorridorAverages, First);
        var victim = act == "restoration" ? now : old;

        await AssertAsync((HttpStatusCode)428, "if-match-missing", await SendAsync(secretariat, AddressOf(victim, act), act, null));
        using var late = await SendAsync(secretariat, AddressOf(victim, act), act, tag);
        var problem = await JsonAsync(late);

        Assert.Equal((HttpStatusCode.PreconditionFailed, await TagAsync(house)), (late.StatusCode, problem["current"]!["tag"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(secretariat, AddressOf(victim, act), act, await TagAsync(house))).StatusCode);
    }

    [Fact]
    public async Task Restoring_an_earlier_version_gives_its_very_bytes_again_and_leaves_an_entry()
    {
        await using var house = await OpenAsync();
        var (old, now) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        byte[] before = await secretariat.GetByteArrayAsync(AddressOf(old, "data.parquet"));

        using var restored = await SendAsync(secretariat, AddressOf(old, "restoration"), "restoration", await TagAsync(house));

        Assert.Equal("current", (await JsonAsync(restored))["version"]!["state"]!.GetValue<string>());
        Assert.Equal(old, Assert.Single(await house.Get<IPublishedData>().CurrentAsync(CorridorAverages, CancellationToken.None)));
        Assert.Equal(before, await secretariat.GetByteArrayAsync($"/api/datasets/{CorridorAverages}/versions/latest/data.parquet"));
        Assert.Contains($"dataset-restored {CorridorAverages}/local/{old.Version} {now.RawSha256}", await TrailAsync(house));
    }

    [Fact]
    public async Task The_same_act_sent_again_is_done_once_and_its_key_serves_no_other()
    {
        await using var house = await OpenAsync();
        var (old, now) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        string tag = await TagAsync(house);

        using var first = await SendAsync(secretariat, AddressOf(old, "restoration"), "restoration", tag, "key-1");
        using var second = await SendAsync(secretariat, AddressOf(old, "restoration"), "restoration", tag, "key-1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Single(await TrailAsync(house), entry => entry.StartsWith("dataset-restored", StringComparison.Ordinal));
        await AssertAsync(HttpStatusCode.Conflict, "idempotency-key-reused", await SendAsync(secretariat, AddressOf(now, "restoration"), "restoration", await TagAsync(house), "key-1"));
    }

    [Fact]
    public async Task Of_two_acts_at_once_on_the_same_state_one_is_told_that_it_came_late()
    {
        await using var house = await OpenAsync();
        var (old, now) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        string tag = await TagAsync(house);

        var answers = await Task.WhenAll(
            SendAsync(secretariat, AddressOf(old, "restoration"), "restoration", tag), SendAsync(secretariat, AddressOf(now, "retraction"), "retraction", tag));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task An_embargoed_version_is_kept_back_and_becomes_current_by_the_first_read_after_its_date()
    {
        await using var house = await OpenAsync();
        var (old, now) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        using var anyone = house.Client();
        await SendAsync(secretariat, AddressOf(old, "restoration"), "restoration", await TagAsync(house));
        using var set = await SendAsync(secretariat, AddressOf(now, "embargo"), "embargo", await TagAsync(house));

        Assert.Equal("embargoed", (await JsonAsync(set))["version"]!["state"]!.GetValue<string>());
        await AssertAsync(HttpStatusCode.Forbidden, "version-embargoed", await anyone.GetAsync(AddressOf(now, "data")));
        await AssertAsync(HttpStatusCode.Forbidden, "version-embargoed", await anyone.GetAsync(AddressOf(now, "data.parquet")));
        await AssertAsync(HttpStatusCode.Forbidden, "version-embargoed", await anyone.GetAsync(AddressOf(now, "findings.csv")));
        await AssertAsync(HttpStatusCode.Forbidden, "version-embargoed", await anyone.GetAsync(AddressOf(old, $"changes?since={now.Version}")));
        using var kept = await secretariat.GetAsync(AddressOf(now, "data"));
        Assert.Equal((HttpStatusCode.OK, true), (kept.StatusCode, kept.Headers.CacheControl!.NoStore));
        await new Ingest(house.Get<StorageClients>()).LoadAsync(CorridorAverages, Second);
        Assert.Equal(old, Assert.Single(await house.Get<IPublishedData>().CurrentAsync(CorridorAverages, CancellationToken.None)));

        house.Clock.Advance(TimeSpan.FromDays(10));

        var readers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Get<IPublishedData>().CurrentAsync(CorridorAverages, CancellationToken.None)));
        Assert.All(readers, current => Assert.Equal(now, Assert.Single(current)));
        Assert.Equal($"dataset-embargo-ended {CorridorAverages}/local/{now.Version} {old.RawSha256}", Assert.Single(await TrailAsync(house, new DateOnly(2026, 12, 4))));
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync(AddressOf(now, "data"))).StatusCode);
        var states = JsonNode.Parse(await anyone.GetStringAsync($"/api/datasets/{CorridorAverages}/versions"))!["versions"]!.AsArray().ToDictionary(row => row!["version"]!.GetValue<string>(), row => row!["state"]!.GetValue<string>());
        Assert.Equal(("superseded", "current"), (states[old.Version], states[now.Version]));
    }

    [Fact]
    public async Task A_version_published_under_embargo_from_the_start_is_never_current_before()
    {
        await using var house = await OpenAsync();
        var store = house.Get<DatasetStore>();
        var version = await ElsewhereAsync(First);
        var until = house.Clock.GetUtcNow().AddHours(1);

        Assert.Null(await store.ActAsync(new VersionAct("embargoed", version, Makes.Embargoed, "tester", house.Clock.GetUtcNow()) { Until = until }, 0, CancellationToken.None));

        Assert.Empty(await store.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.False(await store.PublishAsync(version, "tester", house.Clock.GetUtcNow(), CancellationToken.None));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var both = await Task.WhenAll(store.CurrentAsync(CorridorAverages, CancellationToken.None), store.CurrentAsync(CorridorAverages, CancellationToken.None));
        Assert.All(both, current => Assert.Equal([version], current));
        Assert.Equal(["embargoed", "published"], (await store.HistoryAsync(CorridorAverages, "local", CancellationToken.None)).Select(change => change.Act));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2000)]
    public async Task An_embargo_ends_ahead_and_within_years(int days)
    {
        await using var house = await OpenAsync();
        var (old, _) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");

        using var answer = await SendAsync(secretariat, AddressOf(old, "embargo"), "embargo", await TagAsync(house), until: house.Clock.GetUtcNow().AddDays(days));

        await AssertAsync(HttpStatusCode.UnprocessableEntity, "embargo-date-wrong", answer);
    }

    [Fact]
    public async Task A_retracted_versions_data_are_gone_with_the_reason_and_its_description_stays()
    {
        await using var house = await OpenAsync();
        var (old, now) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        using var anyone = house.Client();

        using var retracted = await SendAsync(secretariat, AddressOf(now, "retraction"), "retraction", await TagAsync(house));

        Assert.Equal(HttpStatusCode.OK, retracted.StatusCode);
        foreach (string part in new[] { "data", "data.csv", "data.parquet", "data.sdmx.json", "findings", $"changes?since={old.Version}" })
        {
            using var gone = await anyone.GetAsync(AddressOf(now, part));
            Assert.Contains("counted twice", (await JsonAsync(gone))["detail"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        }

        var described = JsonNode.Parse(await anyone.GetStringAsync(AddressOf(now, "").TrimEnd('/')))!;
        Assert.Equal(("retracted", "counted twice"), (described["version"]!["state"]!.GetValue<string>(), described["version"]!["retractionReason"]!.GetValue<string>()));
        Assert.All(described["files"]!.AsArray(), file => Assert.Null(file!["address"]));
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(CorridorAverages, CancellationToken.None));
        await new Ingest(house.Get<StorageClients>()).LoadAsync(CorridorAverages, Second);
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(CorridorAverages, CancellationToken.None));
        await AssertAsync(HttpStatusCode.Conflict, "version-retracted", await SendAsync(secretariat, AddressOf(now, "restoration"), "restoration", await TagAsync(house)));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(secretariat, AddressOf(old, "restoration"), "restoration", await TagAsync(house))).StatusCode);
        Assert.Equal(old, Assert.Single(await house.Get<IPublishedData>().CurrentAsync(CorridorAverages, CancellationToken.None)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_retraction_needs_a_reason(string reason)
    {
        await using var house = await OpenAsync();
        var (old, _) = await LoadTwoAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");

        await AssertAsync(HttpStatusCode.UnprocessableEntity, "reason-missing", await SendAsync(secretariat, AddressOf(old, "retraction"), "retraction", await TagAsync(house), reason: reason));
    }

    private static Task<DirectoryHouse> OpenAsync() => DirectoryHouse.OpenAsync(map: routes => routes.MapDatasets(), add: services => services.AddDatasets());

    private static async Task<(DatasetVersion Old, DatasetVersion Now)> LoadTwoAsync(DirectoryHouse house, string? source = null, string who = "tester")
    {
        var job = new Ingest(house.Get<StorageClients>()).Job;
        async Task<DatasetVersion> LoadAsync(string content) =>
            (await job.RunAsync(new LoadRequest(CorridorAverages, source, "file.csv", new MemoryStream(Encoding.UTF8.GetBytes(content)), who), null, CancellationToken.None)).Value.Version;
        return (await LoadAsync(First), await LoadAsync(Second));
    }

    private static async Task<DatasetVersion> ElsewhereAsync(string content) => (await (await Ingest.FreshAsync()).LoadAsync(CorridorAverages, content)).Value.Version;

    private static async Task<string> TokenOfAsync(DirectoryHouse house, string agency)
    {
        string text = AgencyTokenStore.NewText();
        await house.Get<AgencyTokenStore>().AddAsync(new TokenRequest(agency, [CorridorAverages], 30).Issue(text, house.Clock.GetUtcNow()).Value, CancellationToken.None);
        return text;
    }

    private static string AddressOf(DatasetVersion version, string rest) => $"/api/datasets/{version.Kind}/versions/{version.Version}/{rest}";

    private static async Task<string> TagAsync(DirectoryHouse house) =>
        JsonNode.Parse(await house.Client().GetStringAsync($"/api/datasets/{CorridorAverages}/versions"))!["sources"]![0]!["tag"]!.GetValue<string>();

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string address, string act, string? tag, string? key = null, string reason = "counted twice", DateTimeOffset? until = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (act == "embargo") request.Content = JsonContent.Create(new { until = until ?? new DateTimeOffset(2026, 12, 4, 9, 0, 0, TimeSpan.Zero) });
        if (act == "retraction") request.Content = JsonContent.Create(new { reason });
        return await client.SendAsync(request);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static async Task AssertAsync(HttpStatusCode status, string code, HttpResponseMessage answer) =>
        Assert.Equal((status, "urn:imdi:" + code), (answer.StatusCode, (await JsonAsync(answer))["type"]!.GetValue<string>()));

    private static async Task<List<string>> TrailAsync(DirectoryHouse house, DateOnly? day = null)
    {
        List<string> entries = [];
        await foreach (var entry in house.Get<AuditStore>().ReadAsync(day ?? DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime), CancellationToken.None)) entries.Add($"{entry.What} {entry.Subject} {entry.BeforeHash}");
        return entries;
    }
}
