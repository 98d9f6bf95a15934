using System.Net;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

public sealed class EndorsementDoorTests(EndorsementHouse house) : IClassFixture<EndorsementHouse>
{
    private static readonly string[] Everyone = ["", "secretariat", "agency", "focal-point", "executing-agency", "donor", "panel-1"];

    private static readonly object Yes = new { country = "NPL", answer = "endorse", office = "Ministry of Labour", signatory = "A. Sharma" };

    public static TheoryData<string, string, string> RolesThatAreRefused
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (method, door, admitted) in Doors)
                foreach (string role in Everyone.Except(admitted)) data.Add(method, door, role);
            return data;
        }
    }

    private static IEnumerable<(string Method, string Door, string[] Admitted)> Doors =>
    [
        ("GET", "/endorsements", ["focal-point", "executing-agency", "secretariat"]),
        ("POST", "/endorsements", ["focal-point"]),
        ("POST", "/endorsements/NPL/revocation", ["focal-point"]),
        ("POST", "/acceptances", ["executing-agency"]),
        ("POST", "/questions", ["focal-point"]),
        ("POST", "/focal-points", ["secretariat"]),
    ];

    [Theory, MemberData(nameof(RolesThatAreRefused))]
    public async Task A_door_is_closed_to_every_other_role(string method, string door, string role)
    {
        string address = $"/api/proposals/01JEND00000000000000000001{door}";
        using var answer = method == "GET" ? await house.GetAsync(address, role.Length > 0 ? role : null) : await house.PostJsonAsync(address, new { }, role.Length > 0 ? role : null);

        Assert.Equal(role.Length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/en/desk/endorsements/", "", 401), InlineData("/en/desk/endorsements/", "agency", 403), InlineData("/en/desk/endorsements/", "donor", 403), InlineData("/en/desk/endorsements/", "panel-1", 403)]
    [InlineData("/en/desk/endorsements/", "focal-point", 200), InlineData("/en/desk/endorsements/", "executing-agency", 200), InlineData("/en/desk/endorsements/", "secretariat", 200)]
    [InlineData("/en/desk/endorsements/01JEND00000000000000000001/npl/", "", 401), InlineData("/en/desk/endorsements/01JEND00000000000000000001/npl/", "secretariat", 403)]
    public async Task A_page_of_the_desk_is_for_those_whom_it_concerns(string page, string role, int status)
    {
        using var answer = await house.GetAsync(page, role.Length > 0 ? role : null);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_focal_point_answers_signed_in_for_its_country_and_no_other()
    {
        var proposal = await house.SubmittedAsync();
        string address = $"/api/proposals/{proposal.Id}/endorsements";
        using var forQatar = await house.PostJsonAsync(address, new { country = "QAT", answer = "endorse", office = "Ministry", signatory = "A. Sharma" }, "focal-point");
        using var byForm = await house.PostAsync(address, new() { ["lang"] = "en", ["country"] = "QAT", ["answer"] = "endorse", ["office"] = "Ministry", ["signatory"] = "A. Sharma" }, "focal-point");
        using var asked = await house.PostJsonAsync($"/api/proposals/{proposal.Id}/questions", new { country = "QAT", question = "Who pays?" }, "focal-point");
        using var own = await house.PostJsonAsync(address, Yes, "focal-point");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK), (forQatar.StatusCode, byForm.StatusCode, asked.StatusCode, own.StatusCode));
        Assert.Equal(3, (await house.AuditAsync(proposal)).Count(entry => entry is { Who: "demonstration:focal-point-npl", What: "endorsement-denied" } && entry.Subject == $"{proposal.Id}/QAT"));
        var now = await house.NowAsync(proposal);
        Assert.Equal((EndorsementState.Endorsed, EndorsementState.Requested), (now.EndorsementOf(Nepal)!.State, now.EndorsementOf(Qatar)!.State));
    }

    [Fact]
    public async Task Two_focal_points_cannot_answer_for_each_other()
    {
        var proposal = await house.SubmittedAsync();
        var requests = house.Get<AnswerRequests>();
        Caller nepal = Focal(Nepal), qatar = Focal(Qatar);

        Assert.Equal("not-your-country", (await requests.ByCallerAsync(proposal.Id, AskedParty.Of(Qatar), nepal, CancellationToken.None)).Refusal?.Code);
        Assert.Equal("not-your-country", (await requests.ByCallerAsync(proposal.Id, AskedParty.Of(Nepal), qatar, CancellationToken.None)).Refusal?.Code);
        Assert.Equal("no-such-proposal", (await requests.ByCallerAsync(proposal.Id, AskedParty.Of(Kenya), Focal(Kenya), CancellationToken.None)).Refusal?.Code);
        Assert.True((await requests.ByCallerAsync(proposal.Id, AskedParty.Of(Qatar), qatar, CancellationToken.None)).IsOk);
    }

    [Fact]
    public async Task An_executing_agency_accepts_for_itself_alone()
    {
        var proposal = await house.SubmittedAsync();
        var other = await house.SubmittedAsync(one => one with { Content = one.Content with { Partners = one.Content.Partners with { Executing = [new("Another agency", "another", null)] } } });
        object body = new { agency = 0, answer = "accept", signatory = "B. Keller" };
        using var own = await house.PostJsonAsync($"/api/proposals/{proposal.Id}/acceptances", body, "executing-agency");
        using var others = await house.PostJsonAsync($"/api/proposals/{other.Id}/acceptances", body, "executing-agency");
        using var none = await house.PostJsonAsync($"/api/proposals/{proposal.Id}/acceptances", new { agency = 9, answer = "accept", signatory = "B. Keller" }, "executing-agency");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (own.StatusCode, others.StatusCode, none.StatusCode));
        Assert.Single(await house.AuditAsync(other), entry => entry.What == "endorsement-denied");
        Assert.Equal(AcceptanceState.Accepted, (await house.NowAsync(proposal)).AcceptanceOf(0)!.State);
    }

    [Fact]
    public async Task A_revocation_names_the_state_that_it_was_made_from()
    {
        var proposal = await house.SubmittedAsync();
        string address = $"/api/proposals/{proposal.Id}/endorsements";
        using var endorsed = await house.PostJsonAsync(address, Yes, "focal-point");
        using var without = await house.PostJsonAsync($"{address}/NPL/revocation", new { }, "focal-point");
        using var stale = await house.PostJsonAsync($"{address}/NPL/revocation", new { }, "focal-point", "\"old\"");
        using var read = await house.GetAsync(address, "focal-point");
        using var revoked = await house.PostJsonAsync($"{address}/NPL/revocation", new { reason = "A new reading." }, "focal-point", read.Headers.ETag!.ToString());

        Assert.Equal((428, 412, 200), ((int)without.StatusCode, (int)stale.StatusCode, (int)revoked.StatusCode));
        using var document = JsonDocument.Parse(await revoked.Content.ReadAsStringAsync());
        Assert.Equal("requested", document.RootElement.GetProperty("countries")[0].GetProperty("state").GetString());
        Assert.DoesNotContain("Sharma", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_refused_by_its_JSON_pointers()
    {
        var proposal = await house.SubmittedAsync();
        using var answer = await house.PostJsonAsync($"/api/proposals/{proposal.Id}/endorsements", new { country = "NPL", answer = "perhaps", signatory = new string('x', 201), letterHash = "1" }, "focal-point");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/answer", "/letterHash", "/office", "/signatory"], document.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_proposal_that_does_not_concern_the_caller_is_not_there()
    {
        var proposal = await house.SubmittedAsync(one => one.In(Qatar) with { Content = one.In(Qatar).Content with { Partners = new([new("Another agency", "another", null)], []) } });

        foreach (string role in new[] { "focal-point", "executing-agency" })
        {
            using var read = await house.GetAsync($"/api/proposals/{proposal.Id}/endorsements", role);
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        }

        using var page = await house.GetAsync($"/en/desk/endorsements/{proposal.Id}/qat/", "focal-point");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var answer = await house.PostJsonAsync($"/api/proposals/{proposal.Id}/endorsements", Yes, "focal-point");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_desk_lists_what_is_asked_and_its_form_answers()
    {
        var proposal = await house.SubmittedAsync();
        using var desk = await house.GetAsync("/en/desk/endorsements/", "focal-point");
        Assert.Contains($"/en/desk/endorsements/{proposal.Id}/npl/", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var page = await house.GetAsync($"/en/desk/endorsements/{proposal.Id}/npl/", "focal-point");
        Assert.Contains("name=\"office\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nobody = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements", new() { ["lang"] = "en", ["country"] = "NPL", ["answer"] = "endorse" });
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var answered = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements", new() { ["lang"] = "en", ["country"] = "NPL", ["round"] = "1", ["answer"] = "endorse", ["office"] = "Ministry", ["signatory"] = "A. Sharma" }, "focal-point");
        Assert.Equal($"/en/desk/endorsements/{proposal.Id}/npl/", answered.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_secretariat_names_an_address_only_where_nobody_is_verified_and_says_how()
    {
        var proposal = await house.SubmittedAsync();
        string address = $"/api/proposals/{proposal.Id}/focal-points";
        using var desk = await house.GetAsync($"/en/desk/endorsements/?proposal={proposal.Id}&country=BGD", "secretariat");
        Assert.Contains($"action=\"{address}\"", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var known = await house.PostJsonAsync(address, new { country = "NPL", email = "a@example.org", language = "en", verification = "Note verbale" }, "secretariat");
        using var unsaid = await house.PostAsync(address, new() { ["lang"] = "en", ["country"] = "BGD", ["email"] = "nothing", ["language"] = "en", ["verification"] = "" }, "secretariat");
        using var first = await house.PostJsonAsync(address, new { country = "BGD", email = "mistyped@example.org", language = "en", verification = "Note verbale" }, "secretariat");
        using var second = await house.PostJsonAsync(address, new { country = "BGD", email = "right@example.org", language = "fr", verification = "Note verbale" }, "secretariat");

        Assert.Equal((409, 422, 200, 200), ((int)known.StatusCode, (int)unsaid.StatusCode, (int)first.StatusCode, (int)second.StatusCode));
        Assert.Contains("href=\"#verification\"", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Bangladesh", house.Outbox.All.Single(one => one.To == "right@example.org").Values[0]);
        Assert.Equal(2, (await house.AuditAsync(proposal)).Count(entry => entry is { Who: "demonstration:secretariat", What: "focal-point-named", BeforeHash.Length: 64 }));
    }

    [Fact]
    public async Task An_agencys_address_is_set_right_and_the_link_to_the_wrong_one_counts_no_more()
    {
        var proposal = await house.SubmittedAsync();
        string address = $"/api/proposals/{proposal.Id}/focal-points", acceptances = $"/api/proposals/{proposal.Id}/acceptances", wrong = SecretTo("agency@example.org");
        using var desk = await house.GetAsync($"/en/desk/endorsements/?proposal={proposal.Id}&agency=0", "secretariat");
        string form = await desk.Content.ReadAsStringAsync();
        using var unsaid = await house.PostAsync(address, new() { ["lang"] = "en", ["agency"] = "0", ["email"] = "nothing", ["language"] = "en", ["verification"] = "" }, "secretariat");
        using var named = await house.PostAsync(address, new() { ["lang"] = "en", ["agency"] = "0", ["email"] = "right@agency.example", ["language"] = "fr", ["verification"] = "By telephone" }, "secretariat");
        using var former = await house.PostAsync(acceptances, Accepting(wrong));
        using var accepted = await house.PostAsync(acceptances, Accepting(SecretTo("right@agency.example")));
        using var again = await house.PostJsonAsync(address, new { agency = 0, email = "a@example.org", language = "en", verification = "By telephone" }, "secretariat");
        using var none = await house.PostJsonAsync(address, new { agency = 7, email = "a@example.org", language = "en", verification = "By telephone" }, "secretariat");

        Assert.Contains("Name an address for Demonstration agency", form, StringComparison.Ordinal);
        Assert.Contains("href=\"#verification\"", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((422, 303, 410, 303), ((int)unsaid.StatusCode, (int)named.StatusCode, (int)former.StatusCode, (int)accepted.StatusCode));
        Assert.Contains("agency-answered", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("no-such-agency", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(AcceptanceState.Accepted, (await house.NowAsync(proposal)).AcceptanceOf(0)!.State);

        string SecretTo(string email) => house.Outbox.All.Single(one => one.To == email && one.Id.Contains(proposal.Id, StringComparison.Ordinal)).Values[3].TrimEnd('/').Split('/')[^1];

        static Dictionary<string, string> Accepting(string secret) => new() { ["lang"] = "en", ["token"] = secret, ["agency"] = "0", ["answer"] = "accept", ["signatory"] = "B. Keller", ["purpose"] = "acceptance" };
    }

    [Fact]
    public async Task Turnaround_is_public_as_JSON_CSV_and_a_page()
    {
        var proposal = await house.SubmittedAsync();
        using var answered = await house.AnswerAsync(proposal, house.SecretOf(proposal, "npl"), "NPL");
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        using var json = await house.GetAsync("/api/proposals/turnaround");
        using var csv = await house.GetAsync("/api/proposals/turnaround.csv?lang=fr");
        using var page = await house.GetAsync("/ar/proposals/turnaround/");
        using var document = JsonDocument.Parse(await json.Content.ReadAsStringAsync());

        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("items")[0].GetProperty("country").ValueKind);
        Assert.Contains(document.RootElement.GetProperty("items").EnumerateArray(), row => row.GetProperty("country").GetString() == "NPL" && row.GetProperty("answered").GetInt32() > 0);
        Assert.Contains("Népal", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static Caller Focal(CountryCode country) => new($"focal:{country}", "Focal point", new HashSet<Role> { Role.FocalPoint }, []) { Countries = [country] };
}
