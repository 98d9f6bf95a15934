using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>The desk as a browser without script uses it.</summary>
public sealed class PanelPageTests(PanelHouse house) : IClassFixture<PanelHouse>
{
    [Theory, InlineData("/en/desk/panel/"), InlineData("/ar/desk/panel/members/"), InlineData("/fr/desk/panel/assignment/"), InlineData("/es/desk/panel/IMDI-0000-0000-0/")]
    public async Task Whoever_is_not_signed_in_is_told_how_to(string address)
    {
        using var stranger = house.Stranger();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Theory, InlineData("agency"), InlineData("donor"), InlineData("focal-point"), InlineData("executing-agency")]
    public async Task Other_roles_have_no_desk_here(string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignedInAsync(role)).GetAsync(new Uri("/en/desk/panel/", UriKind.Relative))).StatusCode);

    [Fact]
    public async Task From_the_declaration_to_the_vote_by_forms_alone()
    {
        string reference = await house.StoreAsync("By forms"), at = $"/en/desk/panel/{reference}/";
        var (member, secretariat) = (await house.MemberAsync(1), await house.SignedInAsync("secretariat"));

        var plan = await ReadAsync(secretariat, "/en/desk/panel/assignment/");
        Assert.Contains("executes the project (Demonstration agency)", plan.Body!.TextContent, StringComparison.Ordinal);
        await PostAsync(secretariat, Form(plan, "/assignments"));
        Assert.Equal(3, (await house.FileAsync(reference)).Seats.Count(seat => seat.IsAssigned));
        if (!(await house.FileAsync(reference)).SeatOf(PanelHouse.Id(1))!.IsAssigned) await house.ActAsync(reference, file => file.Assign([PanelHouse.Id(1)], A.Today, A.Now));

        var asked = await ReadAsync(member, at, HttpStatusCode.Forbidden);
        Assert.Contains("Partner of By forms", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Trains recruiters", asked.Body.TextContent, StringComparison.Ordinal);
        var nothing = await PostAsync(member, Form(asked, "/declarations"), HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(nothing.QuerySelector("#conflict .err"));
        await PostAsync(member, Form(asked, "/declarations"), with: ("conflict", "none"));

        var sheet = Form(await ReadAsync(member, at), "/review");
        await PostAsync(member, sheet, with: [("marks-relevance-value", "5"), ("marks-relevance-reason", "The need is measured."), ("submit", "no")]);
        var kept = await ReadAsync(member, at);
        Assert.Equal("20.0% of 100 so far", kept.QuerySelector("#total")!.FirstChild!.TextContent.Trim());
        Assert.NotNull(kept.QuerySelector("#marks-relevance-value-5[checked]"));
        var incomplete = await PostAsync(member, Form(kept, "/review"), HttpStatusCode.UnprocessableEntity, ("submit", "yes"));
        Assert.Equal(12, incomplete.QuerySelectorAll(".errors li").Length);
        Assert.Equal("The need is measured.", incomplete.QuerySelector("#marks-relevance-reason")!.TextContent);
        var stale = await PostAsync(member, sheet, HttpStatusCode.PreconditionFailed, ("marks-impact-reason", "Typed before."), ("submit", "no"));
        Assert.Equal("Typed before.", stale.QuerySelector("#marks-impact-reason")!.TextContent);
        await PostAsync(member, Form(kept, "/review"), with: [.. A.Marks().SelectMany(mark => ((string, string)[])[($"marks-{mark.Key}-value", $"{mark.Value.Value}"), ($"marks-{mark.Key}-reason", mark.Value.Reason!)]), ("submit", "yes")]);
        Assert.Equal("72.5% of 100", (await ReadAsync(member, at)).QuerySelector("#score .lead")!.FirstChild!.TextContent.Trim());

        foreach (var seat in (await house.FileAsync(reference)).Seats.Where(seat => seat is { IsAssigned: true, Review.SubmittedAt: null }))
        {
            await house.ActAsync(reference, file => file.Declare(seat.Id, false, null, A.Now));
            await house.ActAsync(reference, file => file.SaveReview(seat.Id, A.Marks(), null, true, A.Now));
        }

        await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/voting"));
        await PostAsync(member, Form(await ReadAsync(member, at), "/ballots"), with: ("vote", "for"));
        Assert.NotNull((await ReadAsync(member, at)).QuerySelector("#vote-for[checked]"));
        await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/voting"));
        var refused = await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/decisions"), HttpStatusCode.Conflict, ("kind", "approve"), ("reasons", "It is good."));
        Assert.Equal(("The vote had no quorum. Open it again.", "It is good."), (refused.QuerySelector(".errors a")!.TextContent, refused.QuerySelector("#reasons")!.TextContent));
        Assert.Contains("ballot-cast", (await ReadAsync(secretariat, at)).QuerySelector("#trail")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_recorded_and_released_by_forms()
    {
        string reference = await house.VotedAsync("Decided by forms"), at = $"/en/desk/panel/{reference}/";
        var secretariat = await house.SignedInAsync("secretariat");

        await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/decisions"), with: [("kind", "approve-with-conditions"), ("reasons", "It is good."), ("conditions", "One.\r\n\r\nTwo.")]);
        Assert.Equal(["One.", "Two."], (await house.FileAsync(reference)).Proposal.Decision!.Conditions);
        await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/release"));
        Assert.NotNull((await house.FileAsync(reference)).Proposal.ReleasedDecision);
    }

    [Fact]
    public async Task A_conflict_is_recorded_by_a_form_and_the_queue_filters_by_links()
    {
        string reference = await house.AssignedAsync("Recorded by a form");
        var (member, secretariat) = (await house.MemberAsync(4), await house.SignedInAsync("secretariat"));
        var mine = await ReadAsync(member, "/en/desk/panel/");
        Assert.Contains(reference, mine.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["mine", "late", "all"], mine.QuerySelectorAll("main .chips:not(.own) a").Select(link => link.GetAttribute("href")!.Split('=')[1]));

        await PostAsync(secretariat, Form(await ReadAsync(secretariat, $"/en/desk/panel/{reference}/"), "/conflicts"), with: [("member", PanelHouse.Id(4)), ("conflict-words", "A cousin works there.")]);

        Assert.DoesNotContain(reference, (await ReadAsync(member, "/en/desk/panel/?show=all")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A cousin works there.", (await ReadAsync(secretariat, $"/en/desk/panel/{reference}/")).QuerySelector("#seats")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await ReadAsync(secretariat, "/en/desk/panel/members/")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_conflict_by_claim_alone_is_struck_by_a_form_and_stays_in_sight()
    {
        string reference = await house.StoreAsync("Claimed", proposal => proposal.With(content => content with { Budget = content.Budget with { CoFinance = [new("Demonstration union", Imdi.Shared.Money.Parse("500.00 USD"), true)] } }));
        var secretariat = await house.SignedInAsync("secretariat");
        string at = $"/en/desk/panel/{reference}/";
        await ReadAsync(await house.MemberAsync(5), at, HttpStatusCode.Forbidden);

        var wordless = await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/strikings"), HttpStatusCode.UnprocessableEntity, ("strike", $"CoFunder/{PanelHouse.Id(5)}"));
        Assert.NotNull(wordless.QuerySelector("details[open] #strike-words[aria-invalid]"));
        var nobody = await PostAsync(secretariat, Form(wordless, "/strikings"), HttpStatusCode.NotFound, ("strike-words", "It pays nothing."));
        Assert.Equal(("#strike", "It pays nothing."), (nobody.QuerySelector(".errors a")!.GetAttribute("href"), nobody.QuerySelector("#strike-words")!.TextContent));
        await PostAsync(secretariat, Form(nobody, "/strikings"), with: [("strike", $"CoFunder/{PanelHouse.Id(5)}"), ("strike-words", "It pays nothing.")]);

        var seats = (await ReadAsync(secretariat, at)).QuerySelector("#seats")!;
        Assert.Equal(("The organisation is a co-funder (Demonstration union)", true), (seats.QuerySelector("s")!.TextContent, seats.TextContent.Contains("It pays nothing.", StringComparison.Ordinal)));
        await PostAsync(await house.MemberAsync(5), Form(await ReadAsync(await house.MemberAsync(5), at, HttpStatusCode.Forbidden), "/declarations"), with: ("conflict", "none"));
        Assert.Contains(await house.TrailAsync(reference), entry => entry is { Who: "demonstration:secretariat", What: "conflict-struck" });
    }

    [Fact]
    public async Task A_reviewer_is_released_by_a_form()
    {
        string reference = await house.AssignedAsync("Released by a form"), at = $"/en/desk/panel/{reference}/";
        var secretariat = await house.SignedInAsync("secretariat");

        await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/reviewer-releases"), with: [("release", PanelHouse.Id(4)), ("release-words", "Is ill.")]);

        string seats = (await ReadAsync(secretariat, at)).QuerySelector("#seats")!.TextContent;
        Assert.Contains("Released from the review", seats, StringComparison.Ordinal);
        Assert.Contains("Is ill.", seats, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_reads_all_that_it_scores_and_no_contact()
    {
        string reference = await house.StoreAsync("Read whole", proposal => proposal with
        {
            Content = Tests.Proposals.A.Content() with { Applicant = proposal.Content.Applicant with { Address = "Home Street 5", Contact = new("Asha Gurung", "asha@example.org", "+977 1 0000000") }, Partners = proposal.Content.Partners with { Local = [new("Skills Centre", PartnerSector.Private, Tests.Proposals.A.Nepal, "Rooms and trainers")] } },
        });
        await house.ActAsync(reference, file => file.Declare(PanelHouse.Id(4), false, null, A.Now));

        string read = (await ReadAsync(await house.MemberAsync(4), $"/en/desk/panel/{reference}/")).QuerySelector("#proposal")!.TextContent;
        string[] scored =
        [
            "Checked with the National Human Rights Commission.", "Rooms and trainers", "Private", "Government of Nepal", "Courses of the second year", "Hold the courses", "Kathmandu Skills Centre", "Write the course",
            "Attendance lists", "500", "700", "15190", "Staff", "24", "Courses are also of use at home", "Fifteenth Plan, chapter 7.4",
        ];
        Assert.All(scored, text => Assert.Contains(text, read, StringComparison.Ordinal));
        Assert.All(["asha@example.org", "Asha Gurung", "0000000", "Home Street", "agency@example.org", "E-mail"], text => Assert.DoesNotContain(text, read, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_was_proposed_after_the_page_was_read_is_not_confirmed()
    {
        string reference = await house.StoreAsync("Seed by forms", proposal => proposal with { Track = ProposalTrack.SeedMoney }), at = $"/en/desk/panel/{reference}/";
        var (member, secretariat) = (await house.MemberAsync(5), await house.SignedInAsync("secretariat"));
        await house.ActAsync(reference, file => file.Declare(PanelHouse.Id(5), false, null, A.Now));
        await ProposeAsync("reject", "Too late.");
        var read = await ReadAsync(member, at);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await ProposeAsync("approve", "Urgent.");

        var stale = await PostAsync(member, Form(read, "/confirmations"), HttpStatusCode.PreconditionFailed);
        Assert.Contains("Urgent.", stale.QuerySelector("#short")!.TextContent, StringComparison.Ordinal);
        await PostAsync(member, Form(stale, "/confirmations"));
        Assert.Equal(DecisionKind.Approve, (await house.FileAsync(reference)).Proposal.Decision!.Kind);

        async Task ProposeAsync(string kind, string reasons) => await PostAsync(secretariat, Form(await ReadAsync(secretariat, at), "/decisions"), with: [("kind", kind), ("reasons", reasons)]);
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string act) => Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelectorAll("main form").Last(form => form.GetAttribute("action")!.EndsWith(act, StringComparison.Ordinal)));

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends what a browser would, with some fields filled in.</summary>
    private static async Task<IHtmlDocument> PostAsync(HttpClient client, IHtmlFormElement form, HttpStatusCode status = HttpStatusCode.SeeOther, params (string Name, string Value)[] with)
    {
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(field => field.GetAttribute("type") != "radio" || field.HasAttribute("checked"))
            .Select(field => (Name: field.GetAttribute("name")!, Value: field is IHtmlTextAreaElement text ? text.TextContent : field.GetAttribute("value") ?? ""))
            .Where(field => Array.TrueForAll(with, one => one.Name != field.Name)).Concat(with);
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{form.GetAttribute("action")}: {answer.StatusCode}\n{body}");
        return await new HtmlParser().ParseDocumentAsync(body);
    }
}
