using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Tests.Proposals.Panel.PanelHouse;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>From the assignment to the released decision, through the doors.</summary>
public sealed class PanelJourneyTests : IAsyncLifetime
{
    private readonly PanelHouse _house = new();
    private HttpClient _secretariat = null!;

    public async Task InitializeAsync()
    {
        await _house.InitializeAsync();
        _secretariat = await _house.SignedInAsync("secretariat");
    }

    public Task DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Five_members_one_of_them_in_conflict_approve_with_conditions()
    {
        string reference = await _house.StoreAsync("Journey"), file = $"/api/panel/proposals/{reference}";

        var plan = await PostAsync(_secretariat, "/api/panel/assignments?dryRun=true");
        Assert.Equal((true, 3), ((bool)plan["isDryRun"]!, plan["reviews"]!.AsArray().Count));
        Assert.DoesNotContain((await _house.FileAsync(reference)).Seats, seat => seat.IsAssigned);
        var done = await PostAsync(_secretariat, "/api/panel/assignments");
        Assert.Equal(plan["reviews"]!.ToJsonString(), done["reviews"]!.ToJsonString());
        int[] reviewers = [.. done["reviews"]!.AsArray().Select(review => ((string)review!["member"]!)[^1] - '0')];
        Assert.DoesNotContain(3, reviewers);
        Assert.Equal(reviewers.Select(number => $"panel-{number}@example.org"), _house.Sent.Select(message => message.To));
        Assert.All(_house.Sent, message => Assert.Equal(("review-assigned", "Journey", "8 December 2026"), (message.Template, message.Values[0], message.Values[1])));

        foreach (int number in (int[])[1, 2, 4, 5]) await PostAsync(await _house.MemberAsync(number), $"{file}/declarations", new { conflict = "none" });
        foreach (int number in reviewers) await ReviewAsync(number, file, number == reviewers[0] ? [2, 4, 5, 3, 3, 4, 4] : [5, 4, 5, 3, 3, 4, 4]);
        Assert.Equal("undiscussed-spread", await RefusedAsync(_secretariat, $"{file}/voting", new { open = true }));
        foreach (int number in reviewers[..2]) await PostAsync(await _house.MemberAsync(number), $"{file}/comments", new { text = "The data of 2019." });
        await PostAsync(_secretariat, $"{file}/voting", new { open = true });
        Assert.Equal("reviews-closed", await RefusedReviewAsync(reviewers[0], file));
        foreach (int number in (int[])[1, 2, 4]) await PostAsync(await _house.MemberAsync(number), $"{file}/ballots", new { vote = "for" });
        Assert.Equal("vote-not-closed", await RefusedAsync(_secretariat, $"{file}/decisions", new { kind = "approve", reasons = "Good." }));
        await PostAsync(_secretariat, $"{file}/voting", new { open = false });
        var decided = await PostAsync(_secretariat, $"{file}/decisions", new { kind = "approve-with-conditions", reasons = "A measured need.", conditions = new[] { "An assessment first." } });
        Assert.Equal(72.5m, (decimal)decided["decision"]!["scorePercent"]!);

        using var stranger = _house.Stranger();
        var letter = new Uri($"/en/proposals/{reference}/decision/", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(letter)).StatusCode);
        Assert.DoesNotContain(_house.Sent, message => message.Template == "proposal-decided");
        await PostAsync(_secretariat, $"{file}/release");
        string said = await stranger.GetStringAsync(letter);
        Assert.Contains("An assessment first.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("panel member", said, StringComparison.Ordinal);
        var message = Assert.Single(_house.Sent, message => message.Template == "proposal-decided");
        Assert.Equal(("applicant@example.org", reference, "Approve with conditions"), (message.To, message.Values[1], message.Values[2]));
        Assert.Equal(ProposalStage.Approved, (await _house.FileAsync(reference)).Proposal.Stage);
        string[] acts = ["reviewers-assigned", "interests-declared", "review-submitted", "panel-discussed", "vote-opened", "ballot-cast", "vote-closed", "proposal-decided", "decision-released"];
        Assert.Superset(acts.ToHashSet(), (await _house.TrailAsync(reference)).Select(entry => entry.What).ToHashSet());
    }

    [Fact]
    public async Task A_revision_begins_a_round_in_which_nothing_of_the_last_counts()
    {
        string reference = await _house.VotedAsync("Revised", Ballot.Against), file = $"/api/panel/proposals/{reference}";
        await PostAsync(_secretariat, $"{file}/decisions", new { kind = "revise", reasons = "The log-frame has no baselines." });
        await PostAsync(_secretariat, $"{file}/release");
        var returned = (await _house.FileAsync(reference)).Proposal;
        Assert.Equal((ProposalStage.Returned, true), (returned.Stage, Imdi.Functions.Funding.Disclosure.IsPublic(returned)));

        var again = A.Proposal("Revised") with { Round = 2, RowTag = returned.RowTag };
        Assert.True((await _house.Get<ProposalStore>().SaveAsync(returned, again, CancellationToken.None)).IsOk);

        var next = await _house.FileAsync(reference);
        Assert.Equal((2, null, 0, true), (next.Round.Number, next.Score, next.Seats.Count(seat => seat.IsAssigned || seat.Review.Ballot is not null), next.IsOpen));
        Assert.Equal("declaration-needed", await RefusedAsync(await _house.MemberAsync(1), $"{file}/ballots", new { vote = "for" }));
        Assert.Equal(3, (await PostAsync(_secretariat, "/api/panel/assignments"))["reviews"]!.AsArray().Count);
    }

    [Fact]
    public async Task Seed_money_is_decided_by_two_pairs_of_eyes()
    {
        string reference = await _house.StoreAsync("Seed", proposal => proposal with { Track = ProposalTrack.SeedMoney }), file = $"/api/panel/proposals/{reference}";
        var member = await _house.MemberAsync(5);
        await PostAsync(member, $"{file}/declarations", new { conflict = "none" });

        Assert.Equal("nothing-proposed", await RefusedAsync(member, $"{file}/confirmations"));
        var first = await PostAsync(_secretariat, $"{file}/decisions", new { kind = "reject", reasons = "Too late." });
        _house.Clock.Advance(TimeSpan.FromSeconds(1));
        var proposed = await PostAsync(_secretariat, $"{file}/decisions", new { kind = "approve", reasons = "Small and urgent." });
        Assert.Equal(("changed-meanwhile", "if-match-missing"), (await RefusedAsync(member, $"{file}/confirmations", ifMatch: $"\"{first["proposed"]!["at"]}\""), await RefusedAsync(member, $"{file}/confirmations")));
        await PostAsync(member, $"{file}/confirmations", ifMatch: $"\"{proposed["proposed"]!["at"]}\"");
        await PostAsync(_secretariat, $"{file}/release");

        Assert.Equal((ProposalStage.Approved, null), ((await _house.FileAsync(reference)).Proposal.Stage, (await _house.FileAsync(reference)).Proposal.Decision!.ScorePercent));
    }

    [Fact]
    public async Task Sheets_of_several_members_at_once_are_all_kept_and_a_stale_one_comes_back()
    {
        string reference = await _house.AssignedAsync("At once"), file = $"/api/panel/proposals/{reference}";
        string stale = (await (await _house.MemberAsync(1)).GetAsync(new Uri($"{file}/review", UriKind.Relative))).Headers.ETag!.Tag;

        await Task.WhenAll(((int[])[1, 2, 4]).Select(number => ReviewAsync(number, file, [4, 4, 5, 3, 3, 4, 4])));

        Assert.Equal((3, 72.5m), ((await _house.FileAsync(reference)).Score!.Scorers, (await _house.FileAsync(reference)).Score!.Percent));
        using var late = await PutAsync(await _house.MemberAsync(1), $"{file}/review", stale, [1, 1, 1, 1, 1, 1, 1]);
        var problem = JsonNode.Parse(await late.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.PreconditionFailed, 4), (late.StatusCode, (int)problem["current"]!["marks"]!["relevance"]!["value"]!));
        using var unmatched = await PutAsync(await _house.MemberAsync(1), $"{file}/review", null, [1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(HttpStatusCode.PreconditionRequired, unmatched.StatusCode);
    }

    [Fact]
    public async Task A_ballot_that_arrives_while_the_vote_closes_counts_or_is_refused_never_both()
    {
        string reference = await _house.ScoredAsync("Closing"), file = $"/api/panel/proposals/{reference}";
        await _house.ActAsync(reference, one => one.OpenVote(A.Now));
        int[] voters = [1, 2, 4, 5];

        var ballots = voters.Select(async number => { using var answer = await (await _house.MemberAsync(number)).PostAsJsonAsync($"{file}/ballots", new { vote = "for" }); return (number, answer.StatusCode); }).ToList();
        var closing = PostAsync(_secretariat, $"{file}/voting", new { open = false });
        var answered = await Task.WhenAll(ballots);
        await closing;

        var counted = (await _house.FileAsync(reference)).Seats.Where(seat => seat.Review.Ballot is not null).Select(seat => seat.Id);
        Assert.Equal(answered.Where(one => one.StatusCode == HttpStatusCode.OK).Select(one => Id(one.number)).Order(), counted.Order());
        Assert.All(answered, one => Assert.Contains(one.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Conflict]));
    }

    [Fact]
    public async Task Reviewers_are_reminded_before_on_and_after_the_day_and_once_a_day()
    {
        string reference = await _house.AssignedAsync("Reminded");
        await _house.ActAsync(reference, file => file.SaveReview(Id(1), A.Marks(), null, true, A.Now));
        var duty = _house.Get<IEnumerable<IDailyDuty>>().Single(one => one.Name == "review-reminders");

        foreach (int day in (int[])[10, 11, 11, 12, 14, 17]) await duty.RunAsync(A.Now.AddDays(day), CancellationToken.None);

        var sent = _house.Sent.Where(message => message.Template == "review-reminder").ToList();
        Assert.Equal((6, 3), (sent.Count, sent.Count(message => message.To == "panel-2@example.org")));
        Assert.DoesNotContain(sent, message => message.To == "panel-1@example.org");
    }

    private async Task ReviewAsync(int number, string file, int[] marks)
    {
        var client = await _house.MemberAsync(number);
        using var sheet = await client.GetAsync(new Uri($"{file}/review", UriKind.Relative));
        using var saved = await PutAsync(client, $"{file}/review", sheet.Headers.ETag!.Tag, marks);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    private async Task<string?> RefusedReviewAsync(int number, string file)
    {
        var client = await _house.MemberAsync(number);
        using var sheet = await client.GetAsync(new Uri($"{file}/review", UriKind.Relative));
        using var refused = await PutAsync(client, $"{file}/review", sheet.Headers.ETag!.Tag, [1, 1, 1, 1, 1, 1, 1]);
        return await CodeOf(refused);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string address, string? tag, int[] marks)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { marks = A.Marks(marks), submit = true }) };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await client.SendAsync(request);
    }
}
