using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using static Imdi.Functions.Tests.Proposals.Panel.PanelHouse;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>What comes after a vote or a decision that was not the last.</summary>
public sealed class PanelRoundsTests : IAsyncLifetime
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
    public async Task A_conflict_that_the_Directory_brings_after_the_vote_opened_does_not_block_the_file()
    {
        string reference = await _house.VotedAsync("Moved to the agency"), file = $"/api/panel/proposals/{reference}";
        var (person, tag) = (await _house.Get<PersonStore>().ReadAsync(Id(4), CancellationToken.None))!.Value;
        await _house.Get<PersonStore>().SaveAsync(person with { Organisation = "demonstration-agency" }, tag, CancellationToken.None);

        Assert.Equal("too-few-scorers", await RefusedAsync(_secretariat, $"{file}/decisions", new { kind = "approve", reasons = "Good." }));
        Assert.Equal(Id(5), (string)Assert.Single((await PostAsync(_secretariat, "/api/panel/assignments"))["reviews"]!.AsArray())!["member"]!);
        await _house.ActAsync(reference, one => one.SaveReview(Id(5), A.Marks(), null, true, A.Now));
        await PostAsync(_secretariat, $"{file}/voting", new { open = true });
        await PostAsync(await _house.MemberAsync(5), $"{file}/ballots", new { vote = "for" });
        await PostAsync(_secretariat, $"{file}/voting", new { open = false });

        Assert.Equal(3, (int)(await PostAsync(_secretariat, $"{file}/decisions", new { kind = "approve", reasons = "Good." }))["decision"]!["votesFor"]!);
    }

    [Fact]
    public async Task Reasons_that_were_published_stay_published_and_the_next_round_sees_them()
    {
        string reference = await _house.VotedAsync("Published", Ballot.Against), file = $"/api/panel/proposals/{reference}";
        await PostAsync(_secretariat, $"{file}/decisions", new { kind = "revise", reasons = "The log-frame has no baselines." });
        await PostAsync(_secretariat, $"{file}/release");
        await SaveAsync(reference, one => one.Resubmit(one.Content, [], A.Now).Value);
        using var stranger = _house.Stranger();
        var letter = new Uri($"/en/proposals/{reference}/decision/", UriKind.Relative);
        Assert.Contains("The log-frame has no baselines.", await stranger.GetStringAsync(letter), StringComparison.Ordinal);

        await SaveAsync(reference, one => A.Proposal("Published") with { Round = one.Round, EarlierDecisions = one.EarlierDecisions, Endorsements = [.. A.Proposal().Endorsements.Select(given => given with { Round = 2 })], Acceptances = [new(0, AcceptanceState.Accepted, A.Now) { Round = 2 }] });
        var member = await _house.MemberAsync(5);
        await PostAsync(member, $"{file}/declarations", new { conflict = "none" });
        Assert.Contains("The log-frame has no baselines.", await member.GetStringAsync(new Uri($"/en/desk/panel/{reference}/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal("revise", (string)JsonNode.Parse(await member.GetStringAsync(new Uri(file, UriKind.Relative)))!["earlierDecisions"]![0]!["kind"]!);

        await _house.AssignAsync(reference);
        await _house.ScoreAsync(reference);
        await _house.VoteAsync(reference, Ballot.Against);
        await PostAsync(_secretariat, $"{file}/decisions", new { kind = "reject", reasons = "Still none." });
        Assert.DoesNotContain("Still none.", await stranger.GetStringAsync(letter), StringComparison.Ordinal);
        await PostAsync(_secretariat, $"{file}/release");
        Assert.Contains("Still none.", await stranger.GetStringAsync(letter), StringComparison.Ordinal);
    }

    private async Task SaveAsync(string reference, Func<Proposal, Proposal> change)
    {
        var was = (await _house.Get<ProposalStore>().FindByReferenceAsync(reference, CancellationToken.None))!;
        Assert.True((await _house.Get<ProposalStore>().SaveAsync(was, change(was), CancellationToken.None)).IsOk);
    }
}
