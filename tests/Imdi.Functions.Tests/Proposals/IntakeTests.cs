using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>The journey without script, through the pages' own forms.</summary>
public sealed class IntakeTests(IntakeHouse house) : IClassFixture<IntakeHouse>
{
    [Theory]
    [InlineData(ApplicantType.Government, "en", "NPR")]
    [InlineData(ApplicantType.Private, "fr", "JPY")]
    [InlineData(ApplicantType.CivilSociety, "ar", "KWD")]
    public async Task Every_kind_of_applicant_submits_without_script(ApplicantType type, string language, string currency)
    {
        string email = $"{type}@example.org";
        var answers = IntakeHouse.Answers(type, email, currency);
        var page = await house.FillAsync($"/{language}/apply/new/", answers);

        Assert.Empty(page.QuerySelectorAll(".errors"));
        page = (await house.PageAsync(page.QuerySelector("a.btn")!.GetAttribute("href")!)).Page;
        var refused = await house.PostAsync(page, new Dictionary<string, string>());
        var receipt = await house.PostAsync(refused.Page, new Dictionary<string, string> { ["declared"] = "yes" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(Reference.TryNormalise(receipt.Page.QuerySelector(".ref")!.TextContent, out string reference), receipt.Text);
        var proposal = (await house.Get<ProposalStore>().FindByReferenceAsync(reference, CancellationToken.None))!;
        Assert.Equal(JsonSerializer.Serialize(CheckContent.Of(answers, DateOnly.FromDateTime(A.Now.UtcDateTime)).Value), JsonSerializer.Serialize(proposal.Content));
        Assert.Equal((language, ProposalStage.AwaitingEndorsement), (proposal.Language.Tag, proposal.Stage));
        Assert.Equal(["draft-saved", "proposal-received"], house.Sent.All.Where(message => message.To == email).Select(message => message.Template).Order());
        Assert.Contains(await house.Get<AuditStore>().ReadAsync(DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime), CancellationToken.None).ToListAsync(), entry => entry.What == "proposal-submitted" && entry.Subject == proposal.Id);
    }

    [Fact]
    public async Task A_wrong_step_is_kept_and_says_what_is_wrong_and_the_links_find_the_fields()
    {
        string link = await house.DraftAsync(new Dictionary<string, string> { ["budget.currency"] = "USD" });
        var (_, page) = await house.PageAsync($"/en/apply/r/{link}/budget/");
        var posted = await house.PostAsync(page, new Dictionary<string, string> { ["budget.lines.0.category"] = "training", ["budget.lines.0.amount"] = "12,505" }, "next");
        var (_, check) = await house.PageAsync($"/en/apply/r/{link}/check/");
        var (_, again) = await house.PageAsync($"/en/apply/r/{link}/budget/?check=yes");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, posted.Status);
        Assert.Equal(["#budget-lines-0-amount", "#budget-lines-0-text", "#budget-lines-0-year"], posted.Errors.Order());
        Assert.All(posted.Errors, error => Assert.NotNull(posted.Page.QuerySelector(error)));
        Assert.Equal("12,505", again.QuerySelector("#budget-lines-0-amount")!.GetAttribute("value"));
        Assert.Equal(posted.Errors.Count, again.QuerySelectorAll(".errors a").Length);
        Assert.Contains($"/en/apply/r/{link}/budget/?check=yes#budget-lines-0-amount", check.QuerySelectorAll(".errors a").Select(one => one.GetAttribute("href")));
    }

    [Fact]
    public async Task Rows_are_added_and_removed_without_script_and_lose_nothing()
    {
        string link = await house.DraftAsync(new Dictionary<string, string>());
        var (_, page) = await house.PageAsync($"/en/apply/r/{link}/risks/");
        var second = await house.PostAsync(page, new Dictionary<string, string> { ["risks.0.text"] = "First", ["safeguards.doNoHarm"] = "Kept" }, "add:risks");
        var third = await house.PostAsync(second.Page, new Dictionary<string, string> { ["risks.1.text"] = "Second" }, "add:risks");
        var removed = await house.PostAsync(third.Page, new Dictionary<string, string> { ["risks.2.text"] = "Third" }, "remove:risks.1");

        Assert.EndsWith("#risks-1-text", second.Location, StringComparison.Ordinal);
        Assert.Equal(["First", "Third"], removed.Page.QuerySelectorAll("input[id^=risks][id$=text]").Select(input => input.GetAttribute("value")));
        Assert.Equal("Kept", removed.Page.QuerySelector("#safeguards-doNoHarm")!.TextContent);
    }

    [Fact]
    public async Task Two_tabs_that_differ_show_both_answers_and_lose_neither()
    {
        string link = await house.DraftAsync(new Dictionary<string, string> { ["applicant.name"] = "Before" });
        var (_, first) = await house.PageAsync($"/en/apply/r/{link}/organisation/");
        var (_, second) = await house.PageAsync($"/en/apply/r/{link}/organisation/");
        await house.PostAsync(first, new Dictionary<string, string> { ["applicant.name"] = "From tab A", ["applicant.legalId"] = "A-1" }, "save");
        var stale = await house.PostAsync(second, new Dictionary<string, string> { ["applicant.name"] = "From tab B", ["applicant.address"] = "Typed in B" }, "save");
        var chosen = await house.PostAsync(stale.Page, new Dictionary<string, string> { ["applicant.name"] = "From tab A", ["applicant.legalId"] = "A-1" }, "stay");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Contains("From tab A", stale.Text, StringComparison.Ordinal);
        Assert.Contains("From tab B", stale.Text, StringComparison.Ordinal);
        Assert.Equal(["From tab A", "A-1"], new[] { "#applicant-name", "#applicant-legalId" }.Select(id => chosen.Page.QuerySelector(id)!.GetAttribute("value")));
        Assert.Equal("Typed in B", chosen.Page.QuerySelector("#applicant-address")!.TextContent);
    }

    [Fact]
    public async Task Two_tabs_in_different_steps_do_not_disturb_each_other()
    {
        string link = await house.DraftAsync(new Dictionary<string, string>());
        var (_, organisation) = await house.PageAsync($"/en/apply/r/{link}/organisation/");
        var (_, problem) = await house.PageAsync($"/en/apply/r/{link}/problem/");
        await house.PostAsync(organisation, new Dictionary<string, string> { ["applicant.name"] = "A" }, "save");
        var saved = await house.PostAsync(problem, new Dictionary<string, string> { ["purpose.problem"] = "B" }, "save");

        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Contains($"/en/apply/r/{link}/problem/", saved.Page.QuerySelector(".code a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_draft_and_a_script_is_asked_again()
    {
        var (_, page) = await house.PageAsync("/en/apply/new/");
        string name = $"Twice {Guid.NewGuid()}";
        var answers = new Dictionary<string, string> { ["applicant.name"] = name, ["applicant.contact.email"] = "twice@example.org" };
        var first = await house.PostAsync(page, answers, "save");
        var second = await house.PostAsync(page, answers, "save");
        var trapped = await house.PostAsync(page, new Dictionary<string, string> { ["applicant.name"] = "Robot", ["website"] = "https://example.org" }, "save");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (first.Status, second.Status, trapped.Status));
        Assert.Contains("Robot", trapped.Page.QuerySelector("#applicant-name")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Single(house.Sent.All, message => message.To == "twice@example.org");
    }

    [Fact]
    public async Task Submitting_again_from_anywhere_is_the_same_proposal()
    {
        string link = await house.DraftAsync(IntakeHouse.Answers(ApplicantType.Government, "again@example.org", "USD"));
        var (_, tab) = await house.PageAsync($"/en/apply/r/{link}/declaration/");
        var declared = new Dictionary<string, string> { ["declared"] = "yes" };
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        var both = await Task.WhenAll(house.PostAsync(tab, declared), house.PostAsync(tab, declared));
        var back = await house.PostAsync(tab, declared);
        var (_, old) = await house.PageAsync($"/en/apply/r/{link}/budget/");

        string reference = Assert.Single(both.Append(back).Select(one => one.Page.QuerySelector(".ref")!.TextContent).Distinct());
        Assert.Equal(1, await house.Get<ProposalStore>().ListAsync(CancellationToken.None).CountAsync(one => one.Reference == reference));
        Assert.Single(house.Sent.All, message => message.To == "again@example.org" && message.Template == "proposal-received");
        Assert.Empty(old.QuerySelectorAll("form.apply"));
    }

    [Fact]
    public async Task The_status_page_says_who_acts_next_and_withdraws()
    {
        string status = await house.SubmittedAsync("status@example.org");
        var (_, page) = await house.PageAsync(status);
        var (_, sure) = await house.PageAsync($"{status}?withdraw=sure");
        var withdrawn = await house.PostAsync(sure, new Dictionary<string, string>());
        var again = await house.PostAsync(sure, new Dictionary<string, string>());

        Assert.Contains("Awaiting endorsement", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Endorsement by Nepal", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Acceptance by International Organization for Migration", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Withdrawn by the applicant", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Empty(withdrawn.Page.QuerySelectorAll("#withdrawal"));
    }

    [Fact]
    public async Task A_returned_proposal_is_changed_from_what_was_submitted_and_submitted_again()
    {
        string status = await house.SubmittedAsync("returned@example.org");
        var store = house.Get<ProposalStore>();
        var proposal = await store.AllAsync(CancellationToken.None).FirstAsync(one => one.Content.Applicant.Contact!.Email == "returned@example.org");
        await store.SaveAsync(proposal, proposal with { Stage = ProposalStage.Returned }, CancellationToken.None);
        var (_, page) = await house.PageAsync(status);
        var revising = await house.PostAsync(page, new Dictionary<string, string>());
        string link = revising.Location!.Split('/')[4];
        var (_, component) = await house.PageAsync($"/en/apply/r/{link}/component/");
        await house.PostAsync(component, new Dictionary<string, string> { ["identification.title"] = "A better title" }, "next");
        var (_, declaration) = await house.PageAsync($"/en/apply/r/{link}/declaration/");
        var receipt = await house.PostAsync(declaration, new Dictionary<string, string> { ["declared"] = "yes" });
        var again = await house.PostAsync(declaration, new Dictionary<string, string> { ["declared"] = "yes" });

        var next = (await store.FindAsync(proposal.Id, CancellationToken.None))!;
        Assert.Equal((2, ProposalStage.AwaitingEndorsement, "A better title"), (next.Round, next.Stage, next.Content.Identification.Title));
        Assert.Equal(proposal.Reference, receipt.Page.QuerySelector(".ref")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Equal(2, house.Sent.All.Count(message => message.To == "returned@example.org" && message.Template == "proposal-received"));
    }

    [Fact]
    public async Task Five_hundred_submissions_at_once_are_five_hundred_proposals()
    {
        const int Count = 500, Doubled = 100;
        string body = JsonSerializer.Serialize(A.Content(), DraftJson.Options);
        var answers = new ConcurrentBag<(HttpStatusCode Status, string Reference)>();

        // A fifth of them is sent twice at the same time, as by a double click.
        await Parallel.ForEachAsync(Enumerable.Range(0, Count + Doubled), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (number, _) =>
        {
            var answer = await house.JsonAsync(HttpMethod.Post, "/api/proposals", body, null, ("Idempotency-Key", $"one-of-the-five-hundred-{(number < 2 * Doubled ? number / 2 : number - Doubled)}"));
            answers.Add((answer.Status, answer.Json.GetProperty("reference").GetString()!));
        });

        var stored = await house.Get<ProposalStore>().ListAsync(CancellationToken.None).Select(one => one.Reference).ToListAsync();
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.OK));
        Assert.Equal(Count, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(Count, answers.Select(answer => answer.Reference).Distinct().Count());
        Assert.Empty(answers.Select(answer => answer.Reference).Except(stored));
        Assert.Equal(stored.Count, stored.Distinct().Count());
    }
}
