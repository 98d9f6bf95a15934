using System.Net;
using AngleSharp.Html.Dom;
using Imdi.Functions.Directory;
using Imdi.Functions.Nightly;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>All rooms' pieces as one way, by the pages' own forms, without script: from the first answer to the released decision.</summary>
public sealed class FlowTests(IntakeHouse house) : IClassFixture<IntakeHouse>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> Nothing = [];

    public async Task InitializeAsync()
    {
        foreach (var organisation in Panel.A.Organisations) await house.Get<OrganisationStore>().AddAsync(organisation, CancellationToken.None);
        foreach (int number in Enumerable.Range(1, 5)) await house.Get<PersonStore>().AddAsync(Panel.A.Member(number), CancellationToken.None);
        foreach (var country in new[] { A.Nepal, A.Qatar })
        {
            string email = $"{country}@example.org".ToLowerInvariant();
            await house.Get<PersonStore>().AddAsync(new Person($"invited:{country}", "Focal point", email, Language.English, [Role.FocalPoint], null, [country], null, new(2026, 1, 1), null) { VerifiedOn = new(2026, 1, 1) }, CancellationToken.None);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_proposal_goes_from_its_first_answer_to_the_register()
    {
        var proposal = await SubmittedAsync(await house.FillAsync("/en/apply/new/", IntakeHouse.Answers(ApplicantType.Government, "flow@example.org", "USD"), AttachAsync));
        string status = house.Sent.All.Single(message => message.To == "flow@example.org" && message.Template == "proposal-received").Values[2];
        Assert.Equal("letter.pdf", Assert.Single(proposal.Attachments).FileName);
        Assert.Equal(["NPL", "QAT"], proposal.Endorsements.Select(one => one.Country.Alpha3).Order());

        await AskedAndAnsweredAsync(proposal, status);
        await EndorsedAsync(proposal);
        Assert.Contains("With the panel", (await house.PageAsync(status)).Page.Body!.TextContent, StringComparison.Ordinal);

        await JudgedAsync(proposal);
        var before = (await house.PageAsync(status)).Page;
        Assert.DoesNotContain("Approve with conditions", before.Body!.TextContent, StringComparison.Ordinal);
        await ActAsync(proposal, "secretariat", "release", Nothing);

        var after = (await house.PageAsync(status)).Page;
        Assert.Contains("Approve with conditions", after.Body!.TextContent, StringComparison.Ordinal);
        var (letter, words) = await house.PageAsync(after.QuerySelector("a[href$='/decision/']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, letter);
        Assert.Contains("72.5", words.Body!.TextContent, StringComparison.Ordinal);
        Assert.True((await house.Get<NightlyRebuild>().RunAsync(null, CancellationToken.None)).IsOk);
        Assert.Contains(proposal.Reference, (await house.PageAsync("/en/proposals/?q=departure")).Page.Body!.InnerHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Seed_money_takes_the_short_form_and_the_short_track()
    {
        var answers = IntakeHouse.Answers(ApplicantType.CivilSociety, "seed@example.org", "USD");
        List<string> steps = [];
        var check = await house.FillAsync("/en/apply/new/?track=seed-money", answers, page => { steps.Add(page.QuerySelector("input[name=step]")!.GetAttribute("value")!); return Task.FromResult(page); });

        Assert.Equal(["organisation", "countries", "component", "problem", "partners", "budget", "risks", "files"], steps);
        Assert.Equal("#budget-lines", check.QuerySelector(".errors a")!.GetAttribute("href")![^13..]);
        string link = check.QuerySelector("form[action$='/full']")!.GetAttribute("action")!.Split('/')[4];
        var tooLong = await MendedAsync(link, "budget", new() { ["budget.lines.0.amount"] = "10000", ["budget.lines.1.amount"] = "20000", ["budget.lines.2.amount"] = "10000", ["budget.lines.3.amount"] = "1000", ["budget.lines.4.amount"] = "1000", ["budget.lines.2.year"] = "1", ["budget.lines.4.year"] = "1" });
        Assert.EndsWith("#identification-months", tooLong.QuerySelector(".errors a")!.GetAttribute("href"), StringComparison.Ordinal);
        var proposal = await SubmittedAsync(await MendedAsync(link, "component", new() { ["identification.months"] = "12" }));

        Assert.Equal(ProposalTrack.SeedMoney, proposal.Track);
        Assert.Equal((0, 0, "Workers arrive trained and know their rights."), (proposal.Content.WorkPlan.Count, proposal.Content.Risks.Count, proposal.Content.Logframe.Objective));
        await EndorsedAsync(proposal);
        await ActAsync(proposal, "panel-1", "declarations", new() { ["conflict"] = "none" });
        await ActAsync(proposal, "secretariat", "decisions", new() { ["kind"] = "approve", ["reasons"] = "Small and urgent." });
        await ActAsync(proposal, "panel-1", "confirmations", Nothing);
        await ActAsync(proposal, "secretariat", "release", Nothing);
        Assert.Equal(ProposalStage.Approved, (await NowAsync(proposal)).Stage);
    }

    [Fact]
    public async Task The_full_form_can_be_taken_instead_and_keeps_the_answers_and_what_is_similar_is_said()
    {
        string link = await house.DraftAsync(IntakeHouse.Answers(ApplicantType.Private, "first@example.org", "USD"));
        await SubmittedAsync((await house.PageAsync($"/en/apply/r/{link}/check/")).Page);
        var check = await house.FillAsync("/en/apply/new/?track=seed-money", IntakeHouse.Answers(ApplicantType.Private, "second@example.org", "USD"));
        var full = await house.PostAsync(check, Nothing, form: "form[action$='/full']");

        Assert.Contains("A similar proposal is being considered.", check.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Training before departure for workers from Nepal", full.Text, StringComparison.Ordinal);
        Assert.Contains(full.Errors, error => error.EndsWith("#workPlan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_has_not_arrived_whole_holds_the_submission_up_until_it_is_removed()
    {
        string link = await house.DraftAsync(IntakeHouse.Answers(ApplicantType.Private, "cut-off@example.org", "USD"));
        string files = $"/en/apply/r/{link}/files/", address = (await house.PageAsync(files)).Page.QuerySelector("form[enctype]")!.GetAttribute("action")!;
        await house.JsonAsync(HttpMethod.Post, address, """{"fileName":"study.pdf","bytes":184320}""", null, ("Imdi-Link", link));
        var (_, page) = await house.PageAsync(files);
        var next = await house.PostAsync(page, Nothing, "next", "form.apply");
        var sent = await house.JsonAsync(HttpMethod.Post, "/api/proposals", $$"""{"draft":"{{link}}"}""");
        var check = (await house.PageAsync($"/en/apply/r/{link}/check/")).Page;
        var removed = await house.PostAsync(page, Nothing, form: "form[action$='/removal']");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (next.Status, sent.Status, removed.Status));
        Assert.Equal("urn:imdi:attachment-not-ready", sent.Json.GetProperty("type").GetString());
        Assert.Equal($"{files}?check=yes#file", Assert.Single(check.QuerySelectorAll(".errors a")).GetAttribute("href"));
        Assert.Empty((await SubmittedAsync((await house.PageAsync($"/en/apply/r/{link}/check/")).Page)).Attachments);
    }

    // A file comes on its own step.
    private async Task<IHtmlDocument> AttachAsync(IHtmlDocument page) => page.QuerySelector("main form[enctype]") is null ? page : (await house.AttachAsync(page, "letter.pdf", HostileFiles.Pdf())).Page;

    private async Task AskedAndAnsweredAsync(Proposal proposal, string status)
    {
        var (_, page) = await house.PageAsync($"/en/endorse/{SecretOf(proposal, "qat@example.org")}/");
        Assert.NotNull(page.QuerySelector($"form[action^='/api/proposals/{proposal.Id}/attachments/']"));
        await house.PostAsync(page, new Dictionary<string, string> { ["question"] = "Who pays for the visas?" }, form: "form[action$='/questions']");
        var empty = await house.PostAsync((await house.PageAsync(status)).Page, Nothing, form: "form[action$='/answers']");
        var answered = await house.PostAsync(empty.Page, new Dictionary<string, string> { ["answer"] = "The employer." }, form: "form[action$='/answers']");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (empty.Status, answered.Status));
        Assert.Equal(["#answer-1"], empty.Errors);
        Assert.Contains("The employer.", answered.Text, StringComparison.Ordinal);
        Assert.Null(answered.Page.QuerySelector("form[action$='/answers']"));
    }

    private async Task EndorsedAsync(Proposal proposal)
    {
        foreach (string email in new[] { "npl@example.org", "qat@example.org" })
        {
            var (_, page) = await house.PageAsync($"/en/endorse/{SecretOf(proposal, email)}/");
            await house.PostAsync(page, new Dictionary<string, string> { ["answer"] = "endorse", ["office"] = "Ministry of Labour", ["signatory"] = "A. Sharma" }, form: "form[action$='/endorsements']");
        }

        var (_, agency) = await house.PageAsync($"/en/accept/{house.Sent.SecretTo("projects@example.org", "acceptance-requested", proposal.Id)}/");
        await house.PostAsync(agency, new Dictionary<string, string> { ["answer"] = "accept", ["signatory"] = "B. Keller" }, form: "form[action$='/acceptances']");
        Assert.Equal(ProposalStage.WithPanel, (await NowAsync(proposal)).Stage);
    }

    // Of five members one acts for the government of Qatar; three of the others write reviews that come to 72.5.
    private async Task JudgedAsync(Proposal proposal)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await house.PageAsync(FileOf(proposal), "panel-2")).Status);
        foreach (int member in (int[])[1, 3, 4, 5]) await ActAsync(proposal, $"panel-{member}", "declarations", new() { ["conflict"] = "none" });
        await house.PostAsync((await house.PageAsync("/en/desk/panel/assignment/", "secretariat")).Page, Nothing, form: "form[action='/api/panel/assignments']", role: "secretariat");
        var reviewers = (await house.Get<PanelFiles>().FindAsync(proposal.Reference, CancellationToken.None)).Value.Seats.Where(seat => seat.IsAssigned).Select(seat => seat.Id.Split(':')[1]).ToList();
        Assert.Equal(3, reviewers.Count);
        var sheet = Panel.A.Marks().SelectMany(mark => new[] { KeyValuePair.Create($"marks-{mark.Key}-value", $"{mark.Value.Value}"), KeyValuePair.Create($"marks-{mark.Key}-reason", "Because of it.") }).ToDictionary();
        foreach (string reviewer in reviewers) await ActAsync(proposal, reviewer, "review", sheet, "yes");
        await ActAsync(proposal, "secretariat", "voting", Nothing);
        foreach (int member in (int[])[1, 3, 4, 5]) await ActAsync(proposal, $"panel-{member}", "ballots", new() { ["vote"] = member == 5 ? "abstain" : "for" });
        await ActAsync(proposal, "secretariat", "voting", Nothing);
        await ActAsync(proposal, "secretariat", "decisions", new() { ["kind"] = "approve-with-conditions", ["reasons"] = "A measured need.", ["conditions"] = "An assessment of data protection first." });
    }

    private async Task<Proposal> SubmittedAsync(IHtmlDocument check)
    {
        Assert.Empty(check.QuerySelectorAll(".errors a").Select(link => link.TextContent));
        var (_, declaration) = await house.PageAsync(check.QuerySelector("a.btn")!.GetAttribute("href")!);
        var receipt = await house.PostAsync(declaration, new Dictionary<string, string> { ["declared"] = "yes" });
        return (await house.Get<ProposalStore>().FindByReferenceAsync(receipt.Page.QuerySelector(".ref")!.TextContent, CancellationToken.None))!;
    }

    private async Task<IHtmlDocument> MendedAsync(string link, string step, Dictionary<string, string> answers)
    {
        await house.PostAsync((await house.PageAsync($"/en/apply/r/{link}/{step}/")).Page, answers, "next", "form.apply");
        return (await house.PageAsync($"/en/apply/r/{link}/check/")).Page;
    }

    private async Task ActAsync(Proposal proposal, string role, string act, Dictionary<string, string> answers, string? submit = null)
    {
        var (_, page) = await house.PageAsync(FileOf(proposal), role);
        var done = await house.PostAsync(page, answers, submit, $"form[action$='/{act}']", "submit", role);
        Assert.True(done.Status == HttpStatusCode.SeeOther, $"{role} {act}: {string.Join(", ", done.Errors)}");
    }

    private string SecretOf(Proposal proposal, string email) => house.Sent.SecretTo(email, "endorsement-requested", proposal.Id);

    private async Task<Proposal> NowAsync(Proposal proposal) => (await house.Get<ProposalStore>().FindAsync(proposal.Id, CancellationToken.None))!;

    private static string FileOf(Proposal proposal) => $"/en/desk/panel/{proposal.Reference}/";
}
