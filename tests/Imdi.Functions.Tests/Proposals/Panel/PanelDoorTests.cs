using System.Net;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>Every door of the panel with everybody who must be turned away.</summary>
public sealed class PanelDoorTests(PanelHouse house) : IClassFixture<PanelHouse>
{
    private sealed record Door(string Method, string Act, string? Body, bool Members, bool Secretariat);

    // Acts without a proposal begin with a stroke.
    private static readonly Door[] Doors =
    [
        new("GET", "/proposals", null, true, true), new("GET", "/members", null, false, true), new("POST", "/assignments?dryRun=true", "", false, true),
        new("GET", "", null, true, true), new("GET", "reviews", null, true, true), new("GET", "review", null, true, false), new("GET", "conflicts", null, false, true),
        new("POST", "declarations", """{"conflict":"none"}""", true, false), new("PUT", "review", """{"marks":{}}""", true, false), new("POST", "comments", """{"text":"x"}""", true, false),
        new("POST", "ballots", """{"vote":"for"}""", true, false), new("POST", "confirmations", "", true, false), new("POST", "conflicts", """{"member":"demonstration:panel-5","words":"x"}""", false, true),
        new("POST", "strikings", """{"member":"demonstration:panel-5","kind":"co-funder","words":"x"}""", false, true), new("POST", "reviewer-releases", """{"member":"demonstration:panel-5","words":"x"}""", false, true), new("POST", "voting", """{"open":true}""", false, true), new("POST", "decisions", """{"kind":"approve","reasons":"x"}""", false, true), new("POST", "release", "", false, true),
    ];

    private static IEnumerable<Door> OfProposals => Doors.Where(door => !door.Act.StartsWith('/'));

    [Fact]
    public void The_table_has_every_door()
    {
        var mapped = house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText!.StartsWith("/api/panel/", StringComparison.Ordinal) && route.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .Select(route => $"{route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]} {route.RoutePattern.RawText}").Except(["GET /api/panel/rubric"]);

        Assert.Equal(Doors.Select(door => $"{door.Method} {Address(door, "{reference}")}".Replace("?dryRun=true", "", StringComparison.Ordinal)).Order(), mapped.Order());
    }

    [Theory]
    [InlineData(null), InlineData("agency"), InlineData("focal-point"), InlineData("executing-agency"), InlineData("donor"), InlineData("panel-5"), InlineData("secretariat")]
    public async Task Whoever_has_not_the_role_is_refused(string? role)
    {
        string reference = await house.AssignedAsync($"Doors for {role}");
        var client = role is null ? house.Stranger() : await house.SignedInAsync(role);
        var closed = Doors.Where(door => role switch { "panel-5" => !door.Members, "secretariat" => !door.Secretariat, _ => true });

        foreach (var door in closed)
        {
            using var answer = await SendAsync(client, door, reference);
            Assert.Equal((door, role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, role is null ? "sign-in-needed" : "role-missing"), (door, answer.StatusCode, await PanelHouse.CodeOf(answer)));
        }
    }

    [Fact]
    public async Task A_member_with_a_computed_conflict_passes_no_door_and_leaves_a_trace()
    {
        string reference = await house.VotedAsync("Executed by the member's agency");

        await NoDoorAsync(reference, 3, "conflict-of-interest");
        Assert.Contains(await house.TrailAsync(reference), entry => entry is { Who: "demonstration:panel-3", What: "panel-door-closed" } && entry.Subject.EndsWith("/ballots/conflict-of-interest", StringComparison.Ordinal));
        Assert.DoesNotContain(reference, await (await house.MemberAsync(3)).GetStringAsync(new Uri("/api/panel/proposals", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains(reference, await (await house.MemberAsync(5)).GetStringAsync(new Uri("/api/panel/proposals", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_member_whose_conflict_was_declared_or_recorded_passes_no_door(bool isDeclared)
    {
        string reference = await house.ScoredAsync($"Conflict declared: {isDeclared}");
        await house.ActAsync(reference, file => isDeclared ? file.Declare(PanelHouse.Id(4), true, "My cousin works there.", A.Now) : file.RecordConflict(PanelHouse.Id(4), "A cousin works there.", A.Now));

        await NoDoorAsync(reference, 4, "conflict-of-interest");
        Assert.Equal(2, (await house.FileAsync(reference)).Score!.Scorers);
    }

    [Fact]
    public async Task Before_declaring_a_member_passes_the_declaration_alone()
    {
        string reference = await house.StoreAsync("Not declared");

        await NoDoorAsync(reference, 5, "declaration-needed", except: "declarations");
        using var declared = await SendAsync(await house.MemberAsync(5), Doors.Single(door => door.Act == "declarations"), reference);
        using var opened = await SendAsync(await house.MemberAsync(5), Doors.Single(door => door.Act == ""), reference);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (declared.StatusCode, opened.StatusCode));
        string text = await opened.Content.ReadAsStringAsync();
        Assert.DoesNotContain("@example.org", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_out_of_term_passes_no_door()
    {
        string reference = await house.VotedAsync("After the term");
        var (person, tag) = (await house.Get<PersonStore>().ReadAsync(PanelHouse.Id(2), CancellationToken.None))!.Value;
        await house.Get<PersonStore>().SaveAsync(person with { Until = A.Today.AddDays(-1) }, tag, CancellationToken.None);

        await NoDoorAsync(reference, 2, "not-serving");

        (person, tag) = (await house.Get<PersonStore>().ReadAsync(PanelHouse.Id(2), CancellationToken.None))!.Value;
        await house.Get<PersonStore>().SaveAsync(person with { Until = null }, tag, CancellationToken.None);
    }

    [Fact]
    public async Task A_member_to_whom_it_was_not_given_has_no_sheet_but_may_vote()
    {
        string reference = await house.ScoredAsync("Given to others");
        var other = await house.MemberAsync(5);
        foreach (var door in OfProposals.Where(door => door.Act == "review"))
        {
            using var refused = await SendAsync(other, door, reference);
            Assert.Equal("not-assigned", await PanelHouse.CodeOf(refused));
        }

        await house.ActAsync(reference, file => file.OpenVote(A.Now));
        using var voted = await SendAsync(other, Doors.Single(door => door.Act == "ballots"), reference);
        Assert.Equal(HttpStatusCode.OK, voted.StatusCode);
    }

    [Fact]
    public async Task Others_scores_show_after_ones_own_review()
    {
        string reference = await house.AssignedAsync("Hidden at first");
        await house.ActAsync(reference, file => file.SaveReview(PanelHouse.Id(1), A.Marks(), null, true, A.Now));
        var second = await house.MemberAsync(2);

        using var before = await SendAsync(second, Doors.Single(door => door.Act == "reviews"), reference);
        Assert.Equal("submit-yours-first", await PanelHouse.CodeOf(before));
        await house.ActAsync(reference, file => file.SaveReview(PanelHouse.Id(2), A.Marks(), null, true, A.Now));
        using var after = await SendAsync(second, Doors.Single(door => door.Act == "reviews"), reference);
        Assert.Contains("demonstration:panel-1", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_come_to_the_panel_is_not_there()
    {
        string reference = await house.StoreAsync("Still with the countries", proposal => proposal with { Stage = ProposalStage.AwaitingEndorsement });

        foreach (string role in (string[])["panel-1", "secretariat"])
        {
            using var answer = await SendAsync(await house.SignedInAsync(role), Doors.Single(door => door.Act == ""), reference);
            Assert.Equal((HttpStatusCode.NotFound, "no-such-proposal"), (answer.StatusCode, await PanelHouse.CodeOf(answer)));
        }
    }

    private async Task NoDoorAsync(string reference, int member, string code, string? except = null)
    {
        var client = await house.MemberAsync(member);
        foreach (var door in OfProposals.Where(door => door.Members && door.Act != except))
        {
            using var answer = await SendAsync(client, door, reference);
            Assert.Equal((door, HttpStatusCode.Forbidden, code), (door, answer.StatusCode, await PanelHouse.CodeOf(answer)));
        }

        using var page = await client.GetAsync(new Uri($"/en/desk/panel/{reference}/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.DoesNotContain("Trains recruiters", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Door door, string reference)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), Address(door, reference));
        if (door.Body is { Length: > 0 } body) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (door.Method == "PUT") request.Headers.TryAddWithoutValidation("If-Match", "\"x\"");
        return await client.SendAsync(request);
    }

    private static string Address(Door door, string reference) => door.Act.StartsWith('/') ? $"/api/panel{door.Act}" : $"/api/panel/proposals/{reference}{(door.Act.Length > 0 ? "/" + door.Act : "")}";
}
