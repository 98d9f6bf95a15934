using System.Net;
using System.Text.Json;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>The same by JSON, and who may not.</summary>
public sealed class IntakeApiTests(IntakeHouse house) : IClassFixture<IntakeHouse>
{
    [Theory, InlineData("/api/proposals"), InlineData("/api/proposals/drafts"), InlineData("/api/funding/pledges"), InlineData("/api/directory/joinings"), InlineData("/api/proposals/interests")]
    public async Task Nothing_at_all_is_sent_where_forms_and_programs_share_an_address(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await house.JsonAsync(HttpMethod.Post, address)).Status);

    [Fact]
    public async Task A_stale_save_is_refused_with_the_fields_that_differ()
    {
        string link = await house.DraftAsync(new Dictionary<string, string> { ["applicant.name"] = "Before" });
        var mine = await SaveAsync(link, "\"1\"", """{"answers":{"applicant.name":"Mine","purpose.problem":"P"}}""");
        var stale = await SaveAsync(link, "\"1\"", """{"answers":{"applicant.name":"Theirs","purpose.objective":"O"}}""");
        var again = await SaveAsync(link, mine.Tag!, """{"answers":{"purpose.objective":"O"}}""");
        var unmatched = await SaveAsync(link, null, """{"answers":{}}""");
        var read = await house.JsonAsync(HttpMethod.Get, $"/api/proposals/drafts/{link}");

        Assert.Equal((HttpStatusCode.OK, "\"2\"", HttpStatusCode.PreconditionFailed, HttpStatusCode.OK, (HttpStatusCode)428), (mine.Status, mine.Tag, stale.Status, again.Status, unmatched.Status));
        var differing = Assert.Single(stale.Json.GetProperty("current").GetProperty("differing").EnumerateArray());
        Assert.Equal(("applicant.name", "Theirs", "Mine"), (differing.GetProperty("name").GetString(), differing.GetProperty("yours").GetString(), differing.GetProperty("theirs").GetString()));
        Assert.Equal("/applicant/name", stale.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(["Mine", "O", "P"], read.Json.GetProperty("answers").EnumerateObject().Select(answer => answer.Value.GetString()).Order());
    }

    [Fact]
    public async Task The_same_key_is_one_draft_and_one_that_can_be_guessed_is_refused()
    {
        const string Body = """{"answers":{"applicant.name":"Key"}}""";
        var first = await house.JsonAsync(HttpMethod.Post, "/api/proposals/drafts", Body, null, ("Idempotency-Key", "draft-key-of-this-test"));
        var second = await house.JsonAsync(HttpMethod.Post, "/api/proposals/drafts", Body, null, ("Idempotency-Key", "draft-key-of-this-test"));
        var guessed = await house.JsonAsync(HttpMethod.Post, "/api/proposals/drafts", Body, null, ("Idempotency-Key", "1"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (first.Status, second.Status, guessed.Status));
        Assert.Equal(first.Json.GetProperty("draft").GetProperty("id").GetString(), second.Json.GetProperty("draft").GetProperty("id").GetString());
        Assert.NotEqual(first.Json.GetProperty("link").GetString(), second.Json.GetProperty("link").GetString());
    }

    [Fact]
    public async Task The_id_of_a_proposal_leads_nobody_to_it()
    {
        var submitted = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(), DraftJson.Options));
        string id = submitted.Json.GetProperty("id").GetString()!;
        var draft = await house.JsonAsync(HttpMethod.Post, "/api/proposals/drafts", """{"answers":{}}""", null, ("Idempotency-Key", id));
        var proposal = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(), DraftJson.Options), null, ("Idempotency-Key", id));

        Assert.NotEqual(id, draft.Json.GetProperty("draft").GetProperty("id").GetString());
        Assert.NotEqual(id, proposal.Json.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_program_may_take_the_short_track_with_its_fields_and_within_its_limits()
    {
        var asked = A.Content(content => content.Asking("A first survey", Money.Parse("40000.00 USD"), months: 6)) with { Logframe = new("", []), WorkPlan = [], Risks = [], Sectors = [], Sustainability = "" };
        var full = await SubmitAsync(asked, "full");
        var seed = await SubmitAsync(asked, "seed-money");
        var dear = await SubmitAsync(asked.Asking("A first survey", Money.Parse("50000.01 USD"), months: 6), "seed-money");
        var unknown = await SubmitAsync(asked, "quick");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest), (full.Status, seed.Status, dear.Status, unknown.Status));
        Assert.Equal(["seed-too-much"], dear.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()));
        var kept = (await house.Get<ProposalStore>().FindAsync(seed.Json.GetProperty("id").GetString()!, CancellationToken.None))!;
        Assert.Equal((ProposalTrack.SeedMoney, ProposalStage.AwaitingEndorsement), (kept.Track, kept.Stage));
    }

    [Theory]
    [InlineData("""{"applicant":{"name":"\uD800"}}""")]
    [InlineData("""{"\uD800":1}""")]
    [InlineData("""{"budget":{"lines":[{"item":"a \uDC00 b"}]}}""")]
    public async Task Half_a_character_is_no_text(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await house.JsonAsync(HttpMethod.Post, "/api/proposals", body)).Status);

    [Fact]
    public async Task A_wrong_proposal_is_refused_by_every_pointer_and_nothing_is_kept()
    {
        int before = await CountAsync();
        var refused = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(content => content with { Sectors = [new("15190", 90)], Identification = content.Identification with { Title = "" } }), DraftJson.Options));
        var unknown = await house.JsonAsync(HttpMethod.Post, "/api/proposals", """{"applicant":{"surname":"x"},"colour":1}""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.Status, unknown.Status));
        Assert.Equal(["/identification/title required", "/sectors sectors-not-100"], refused.Json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("pointer")} {error.GetProperty("code")}"));
        Assert.Equal(["/applicant/surname", "/colour"], unknown.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("/api/proposals")]
    [InlineData("/api/proposals/01JDF0XV1E9Q6ZP2J3K4M5N6P7")]
    [InlineData("/en/desk/proposals/")]
    [InlineData("/en/desk/proposals/01JDF0XV1E9Q6ZP2J3K4M5N6P7/")]
    public async Task Only_the_secretariat_sees_all_proposals(string address)
    {
        foreach (string? role in new[] { null, "agency", "focal-point", "executing-agency", "donor", "panel-1" })
        {
            var answer = await house.JsonAsync(HttpMethod.Get, address, null, role);
            Assert.True(answer.Status == (role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), $"{role}: {answer.Status}");
        }

        var secretariat = await house.JsonAsync(HttpMethod.Get, address, null, "secretariat");
        Assert.Equal(address.Contains("01JDF", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, secretariat.Status);
    }

    [Fact]
    public async Task The_secretariat_lists_by_stage_and_page_and_reads_everything()
    {
        var submitted = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(), DraftJson.Options));
        await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(), DraftJson.Options));
        string link = submitted.Json.GetProperty("link").GetString()!, id = submitted.Json.GetProperty("id").GetString()!;
        var withdrawn = await house.JsonAsync(HttpMethod.Post, $"/api/proposals/status/{link}/withdrawal");
        var page = await house.JsonAsync(HttpMethod.Get, "/api/proposals?limit=1", null, "secretariat");
        var next = await house.JsonAsync(HttpMethod.Get, page.Json.GetProperty("next").GetString()!, null, "secretariat");
        var ofStage = await house.JsonAsync(HttpMethod.Get, "/api/proposals?stage=withdrawn", null, "secretariat");
        var read = await house.JsonAsync(HttpMethod.Get, $"/api/proposals/{id}", null, "secretariat");
        var (status, file) = await house.PageAsync($"/en/desk/proposals/{id}/", "secretariat");
        var (_, list) = await house.PageAsync("/en/desk/proposals/?stage=withdrawn", "secretariat");

        Assert.Equal("withdrawn", withdrawn.Json.GetProperty("stage").GetString());
        Assert.NotEqual(page.Json.GetProperty("items")[0].GetProperty("id").GetString(), next.Json.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.All(ofStage.Json.GetProperty("items").EnumerateArray(), row => Assert.Equal("withdrawn", row.GetProperty("stage").GetString()));
        Assert.Equal("Fifteenth Plan, chapter 7.4", read.Json.GetProperty("content").GetProperty("alignment").GetProperty("reference").GetString());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Kathmandu Skills Centre", file.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"/en/desk/proposals/{id}/", list.QuerySelectorAll("tbody a").Select(one => one.GetAttribute("href")));
    }

    [Fact]
    public async Task A_proposal_as_it_is_read_can_be_sent_again()
    {
        var submitted = await house.JsonAsync(HttpMethod.Post, "/api/proposals", JsonSerializer.Serialize(A.Content(), DraftJson.Options));
        var read = await house.JsonAsync(HttpMethod.Get, $"/api/proposals/{submitted.Json.GetProperty("id").GetString()}", null, "secretariat");
        var again = await house.JsonAsync(HttpMethod.Post, "/api/proposals", read.Json.GetProperty("content").ToString());

        Assert.True(again.Status == HttpStatusCode.Created, again.Json.ToString());
    }

    private Task<(HttpStatusCode Status, JsonElement Json, string? Tag)> SubmitAsync(ProposalContent content, string track) =>
        house.JsonAsync(HttpMethod.Post, $"/api/proposals?track={track}", JsonSerializer.Serialize(content, DraftJson.Options));

    private Task<int> CountAsync() => house.Get<ProposalStore>().ListAsync(CancellationToken.None).CountAsync().AsTask();

    private Task<(HttpStatusCode Status, JsonElement Json, string? Tag)> SaveAsync(string link, string? ifMatch, string body) =>
        house.JsonAsync(HttpMethod.Patch, $"/api/proposals/drafts/{link}", body, null, ifMatch is null ? [] : [("If-Match", ifMatch)]);
}
