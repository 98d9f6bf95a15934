using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

public sealed class EndorsementLinkTests(EndorsementHouse house) : IClassFixture<EndorsementHouse>
{
    [Fact]
    public async Task Three_countries_and_an_agency_answer_and_only_then_the_panel_gets_it()
    {
        var proposal = await house.SubmittedAsync();
        Assert.Equal([AskedParty.Of(Bangladesh)], proposal.NotAsked());
        using (var named = await house.PostAsync($"/api/proposals/{proposal.Id}/focal-points", new() { ["country"] = "BGD", ["email"] = "bgd@example.org", ["language"] = "en", ["verification"] = "Note verbale, 1 November 2026" }, "secretariat"))
            Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);

        foreach (string who in new[] { "npl", "qat", "bgd" })
        {
            Assert.Equal(ProposalStage.AwaitingEndorsement, (await house.NowAsync(proposal)).Stage);
            string token = house.SecretOf(proposal, who);
            using var answered = await house.AnswerAsync(proposal, token, who.ToUpperInvariant());
            Assert.Equal((HttpStatusCode.SeeOther, $"/en/endorse/{token}/"), (answered.StatusCode, answered.Headers.Location!.ToString()));
        }

        Assert.Equal(ProposalStage.AwaitingEndorsement, (await house.NowAsync(proposal)).Stage);
        string agency = house.SecretOf(proposal, "agency", "acceptance-requested");
        using var accepted = await house.PostAsync($"/api/proposals/{proposal.Id}/acceptances", new() { ["lang"] = "fr", ["token"] = agency, ["agency"] = "0", ["round"] = "1", ["answer"] = "accept", ["signatory"] = "B. Keller" });

        Assert.Equal($"/fr/accept/{agency}/", accepted.Headers.Location!.ToString());
        Assert.Equal(ProposalStage.WithPanel, (await house.NowAsync(proposal)).Stage);
        var told = house.Outbox.All.Where(one => one.To == "applicant@example.org" && one.Id.Contains(proposal.Id, StringComparison.Ordinal)).ToList();
        Assert.Equal(["proposal-endorsed", "proposal-endorsed", "proposal-endorsed", "proposal-with-panel"], told.Select(one => one.Template).Order(StringComparer.Ordinal));
        Assert.Contains(told, one => one.Values[0] == "Népal");
        Assert.StartsWith("https://imdi.example/fr/apply/status/", told.Single(one => one.Template == "proposal-with-panel").Values[2], StringComparison.Ordinal);
        Assert.DoesNotContain(await house.AuditAsync(proposal), entry => entry.Who.Contains('@', StringComparison.Ordinal) || entry.Subject.Contains('@', StringComparison.Ordinal));
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public async Task Opening_a_link_shows_the_proposal_and_does_not_use_it(string language)
    {
        var proposal = await house.SubmittedAsync();
        string token = house.SecretOf(proposal, "npl");
        using var page = await house.GetAsync($"/{language}/endorse/{token}/");
        string html = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.All(["Skills before departure", "Pravasi Sewa", "Fifteenth Plan, chapter 7.4", "name=\"answer\"", "name=\"question\""], part => Assert.Contains(part, html, StringComparison.Ordinal));
        Assert.DoesNotContain("applicant@example.org", html, StringComparison.Ordinal);
        using var answered = await house.AnswerAsync(proposal, token, "NPL");
        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
    }

    [Fact]
    public async Task A_used_link_shows_the_receipt_revokes_and_does_not_answer_again()
    {
        var proposal = await house.SubmittedAsync();
        string token = house.SecretOf(proposal, "npl");
        using var first = await house.AnswerAsync(proposal, token, "NPL");
        using var twice = await house.AnswerAsync(proposal, token, "NPL");
        using var receipt = await house.GetAsync($"/en/endorse/{token}/");
        string html = await receipt.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, twice.StatusCode));
        Assert.Contains(proposal.Reference, html, StringComparison.Ordinal);
        Assert.Contains("/endorsements/NPL/revocation", html, StringComparison.Ordinal);

        using var changed = await house.AnswerAsync(proposal, token, "NPL", "refuse");
        Assert.Equal(HttpStatusCode.Gone, changed.StatusCode);
        Assert.Equal(EndorsementState.Endorsed, (await house.NowAsync(proposal)).EndorsementOf(Nepal)!.State);

        using var revoked = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements/NPL/revocation", new() { ["lang"] = "en", ["token"] = token, ["country"] = "NPL", ["reason"] = "A new reading." });
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.Equal(EndorsementState.Requested, (await house.NowAsync(proposal)).EndorsementOf(Nepal)!.State);
        Assert.Single(house.Outbox.All, one => one.Template == "endorsement-revoked" && one.To == "applicant@example.org" && one.Id.Contains(proposal.Id, StringComparison.Ordinal));
        using var spent = await house.AnswerAsync(proposal, token, "NPL");
        Assert.Equal(HttpStatusCode.Gone, spent.StatusCode);
        Assert.Contains("This link has been used.", await spent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_goes_to_the_verified_address_and_once_for_each_that_is_spent()
    {
        var proposal = await house.SubmittedAsync();
        var links = house.Get<AccessLinkStore>();
        string token = house.SecretOf(proposal, "npl");
        var link = (await links.FindAsync("endorsement", token, CancellationToken.None))!;
        await links.RevokeAsync(link, house.Clock.GetUtcNow(), CancellationToken.None);
        using var withdrawn = await house.AnswerAsync(proposal, token, "NPL");
        Dictionary<string, string> fields = new() { ["lang"] = "en", ["token"] = token, ["country"] = "NPL" };
        using var sent = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements/links", fields);
        using var again = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements/links", fields);
        using var elsewhere = await house.PostAsync("/api/proposals/01JEND00000000000000000001/endorsements/links", fields);

        Assert.Equal(HttpStatusCode.Gone, withdrawn.StatusCode);
        Assert.Equal($"/en/endorse/{token}/?sent=1", sent.Headers.Location!.ToString());
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.NotFound), (again.StatusCode, elsewhere.StatusCode));
        var message = Assert.Single(house.Outbox.All, one => one.Id == $"endorsement-link/{link.Hash}");
        Assert.Equal("npl@example.org", message.To);
        using var answered = await house.AnswerAsync(proposal, message.Values[3].TrimEnd('/').Split('/')[^1], "NPL");
        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
    }

    [Fact]
    public async Task A_link_counts_only_while_its_reader_is_the_one_who_answers()
    {
        var people = house.Get<PersonStore>();
        var former = new Person("invited:ken", "Focal point", "ken@example.org", Language.English, [Role.FocalPoint], null, [Kenya], null, new(2026, 1, 1), null) { VerifiedOn = new(2026, 1, 1) };
        Assert.Null(await people.AddAsync(former, CancellationToken.None));
        var proposal = await house.SubmittedAsync(one => one.In(Kenya, Qatar));
        string token = house.SecretOf(proposal, "ken");
        var (person, tag) = (await people.ReadAsync(former.Id, CancellationToken.None))!.Value;
        Assert.Null(await people.SaveAsync(person with { Until = new(2026, 11, 1) }, tag, CancellationToken.None));
        Assert.Null(await people.AddAsync(former with { Id = "invited:ken-2", Email = "ken-2@example.org" }, CancellationToken.None));

        using var page = await house.GetAsync($"/en/endorse/{token}/");
        using var answered = await house.AnswerAsync(proposal, token, "KEN");
        using var renewed = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements/links", new() { ["lang"] = "en", ["token"] = token });
        string anew = house.Outbox.All.Last(one => one.To == "ken-2@example.org").Values[3].TrimEnd('/').Split('/')[^1];
        using var successor = await house.AnswerAsync(proposal, anew, "KEN");

        Assert.Contains("no longer answers here", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (answered.StatusCode, renewed.StatusCode, successor.StatusCode));
        Assert.Equal(EndorsementState.Endorsed, (await house.NowAsync(proposal)).EndorsementOf(Kenya)!.State);
    }

    [Fact]
    public async Task An_expired_link_says_so()
    {
        var proposal = await house.SubmittedAsync();
        var now = house.Clock.GetUtcNow();
        string token = await house.Get<AccessLinkStore>().IssueAsync("endorsement", PartyLink.SubjectOf(proposal.Id, AskedParty.Of(Nepal), new("npl@example.org", Language.English)), now.AddDays(-31), TimeSpan.FromDays(30), CancellationToken.None);
        using var page = await house.GetAsync($"/en/endorse/{token}/");
        using var answered = await house.AnswerAsync(proposal, token, "NPL");

        Assert.Contains("This link has expired.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, answered.StatusCode);
    }

    [Theory, InlineData("AAAAAAAAAAAAAAAAAAAAAA"), InlineData("short")]
    public async Task An_unknown_link_says_what_to_do(string token)
    {
        using var page = await house.GetAsync($"/en/endorse/{token}/");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("write to the secretariat", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_good_for_its_country_its_proposal_and_its_purpose_alone()
    {
        var proposal = await house.SubmittedAsync();
        var other = await house.SubmittedAsync();
        string nepal = house.SecretOf(proposal, "npl");

        using var forQatar = await house.AnswerAsync(proposal, nepal, "QAT");
        using var forOther = await house.AnswerAsync(other, nepal, "NPL");
        using var asAgency = await house.PostAsync($"/api/proposals/{proposal.Id}/acceptances", new() { ["token"] = nepal, ["agency"] = "0", ["answer"] = "accept", ["signatory"] = "B. Keller" });
        using var revoking = await house.PostAsync($"/api/proposals/{proposal.Id}/endorsements/QAT/revocation", new() { ["token"] = nepal, ["country"] = "NPL" });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (forQatar.StatusCode, forOther.StatusCode, asAgency.StatusCode, revoking.StatusCode));
        Assert.DoesNotContain((await house.NowAsync(proposal)).Endorsements.Concat((await house.NowAsync(other)).Endorsements), one => one.State == EndorsementState.Endorsed);
        Assert.Equal(2, (await house.AuditAsync(proposal)).Count(entry => entry is { What: "endorsement-denied" } && entry.Subject == $"{proposal.Id}/QAT"));
        Assert.Single(await house.AuditAsync(other), entry => entry.What == "endorsement-denied");
    }

    [Fact]
    public async Task A_no_without_a_reason_is_asked_again_and_uses_no_link()
    {
        var proposal = await house.SubmittedAsync();
        string token = house.SecretOf(proposal, "npl");
        using var empty = await house.AnswerAsync(proposal, token, "NPL", "refuse", fields => { fields["reason"] = ""; fields["office"] = ""; fields["letter_hash"] = "xyz"; });
        string html = await empty.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.All(["href=\"#reason\"", "href=\"#office\"", "href=\"#letter_hash\"", "value=\"A. Sharma\""], part => Assert.Contains(part, html, StringComparison.Ordinal));

        using var refused = await house.AnswerAsync(proposal, token, "NPL", "refuse");
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        Assert.Equal(ProposalStage.Returned, (await house.NowAsync(proposal)).Stage);
        var told = house.Outbox.All.Single(one => one.Template == "proposal-refused-by-country" && one.Id.Contains(proposal.Id, StringComparison.Ordinal));
        Assert.Equal(["Népal", "Skills before departure", "It does not fit the plan."], told.Values.Take(3));

        using var late = await house.AnswerAsync(proposal, house.SecretOf(proposal, "qat"), "QAT");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("does not take answers now", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_goes_to_the_applicant_and_the_answer_back_with_a_new_link()
    {
        var proposal = await house.SubmittedAsync();
        string token = house.SecretOf(proposal, "npl");
        using var asked = await house.PostAsync($"/api/proposals/{proposal.Id}/questions", new() { ["lang"] = "en", ["token"] = token, ["country"] = "NPL", ["question"] = "Who pays?" });
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        string status = house.Outbox.All.Single(one => one.Id == $"proposal-question/{proposal.Id}/1").Values[3].TrimEnd('/').Split('/')[^1];
        using var forged = await house.PostAsync($"/api/proposals/{proposal.Id}/questions/1/answers", new() { ["token"] = token, ["answer"] = "Nobody." });
        using var answered = await house.PostAsync($"/api/proposals/{proposal.Id}/questions/1/answers", new() { ["lang"] = "fr", ["token"] = status, ["answer"] = "We do." });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.SeeOther), (forged.StatusCode, answered.StatusCode));
        Assert.Equal($"/fr/apply/status/{status}/", answered.Headers.Location!.ToString());
        using var page = await house.GetAsync($"/en/endorse/{house.SecretOf(proposal, "npl", "endorsement-reminder")}/");
        Assert.Contains("We do.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var endorsed = await house.AnswerAsync(proposal, token, "NPL");
        Assert.Equal(HttpStatusCode.SeeOther, endorsed.StatusCode);
    }

    [Fact]
    public async Task A_proposal_revised_since_it_was_read_is_read_again_first()
    {
        var proposal = await house.SubmittedAsync();
        await house.SaveAsync(proposal, one => one with { Round = 2 });
        using var stale = await house.AnswerAsync(proposal, house.SecretOf(proposal, "npl"), "NPL");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }
}
