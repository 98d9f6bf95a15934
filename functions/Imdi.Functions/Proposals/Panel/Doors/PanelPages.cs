using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Panel;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>What a form brought that was refused, so that nothing typed is lost.</summary>
internal sealed record Posted(IFormCollection? Form, IReadOnlyList<FieldError> Errors, int Status);

/// <summary>The panel's pages, rendered for one reader.</summary>
internal sealed class PanelPages(
    PanelFiles files, ActOnFile acts, AssignReviewers assign, PersonStore people, OrganisationStore organisations, ProposalStore proposals, HandOutAttachments attachments, PanelAuditStore trail, ISitePages pages, IOptions<HostingSettings> settings, IOptions<PanelSettings> panel)
{
    private static readonly string[] Filters = ["mine", "late", "all"];

    public static Posted Nothing { get; } = new(null, [], StatusCodes.Status200OK);

    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public async Task<IResult> QueueAsync(Language language, Caller caller, string? show, CancellationToken cancellation)
    {
        var today = acts.Today;
        var rows = PanelAnswers.Rows(await acts.QueueAsync(files, caller, cancellation), caller, today)
            .Select(row => new PanelQueueRow(
                row.Reference, row.Title, row.Applicant, row.Track == ProposalTrack.SeedMoney, today.DayNumber - DateOnly.FromDateTime(row.WithPanelSince.UtcDateTime).DayNumber, row.NextStep, row.WaitsForYou,
                row.YourReviewDueOn, row.YourReviewDueOn < today, row.ScorePercent, row.Rank)).ToList();
        string chosen = Filters.Contains(show) ? show! : rows.Exists(row => row.IsMine) ? "mine" : "all";
        var model = new PanelQueueModel(caller.Desks, chosen, [.. Filters.Select(filter => (filter, rows.Count(row => Shows(row, filter))))], [.. rows.Where(row => Shows(row, chosen))]);
        return new OwnPage(await pages.RenderAsync<PanelQueuePage>(Site, PageAddress.Panel(language), model));
    }

    public async Task<IResult> FileAsync(Language language, Caller caller, string reference, Posted posted, CancellationToken cancellation)
    {
        var opened = await acts.OpenAsync(reference, caller, "file", Admits.MembersAndSecretariat, cancellation);
        if (opened.Refusal is { Kind: RefusalKind.NotFound }) return Results.NotFound();
        if (opened.Refusal is { } closed) return await ClosedAsync(language, caller, reference, closed, posted, cancellation);

        var file = opened.Value;
        var entries = caller.Is(Role.Secretariat) || PanelAnswers.MaySee(file, caller) ? await trail.ReadAsync(file.Proposal.Reference, DateOnly.FromDateTime(file.Proposal.StageSince.UtcDateTime), cancellation) : [];
        return await RenderAsync(language, PanelModels.Of(file, caller, acts.Today, entries, posted) with { Files = await attachments.ShownAsync(file.Proposal, null, cancellation) }, posted.Status);
    }

    public async Task<IResult> MembersAsync(Language language, Caller caller, CancellationToken cancellation)
    {
        var names = await organisations.ListAsync(cancellation).ToDictionaryAsync(one => one.Id, one => one.Name, StringComparer.Ordinal, cancellationToken: cancellation);
        var before = await files.WithPanelAsync(cancellation);
        var rows = await people.ListAsync(cancellation).Where(person => person.Roles.Contains(Role.PanelMember)).Select(person => new PanelMemberRow(
            person.Name, person.Organisation is { } id ? names.GetValueOrDefault(id, id) : null, person.Constituency?.ToString(), person.From, person.Until, person.Serves(acts.Today),
            before.Count(file => file.IsOpen && file.SeatOf(person.Id) is { IsAssigned: true, IsConflicted: false, Review.SubmittedAt: null }))).ToListAsync(cancellation);
        var rule = Rubric.Current.Quorum;
        return new OwnPage(await pages.RenderAsync<PanelMembersPage>(Site, PageAddress.PanelMembers(language), new PanelMembersModel(caller.Desks, rows, rule.LeastVoters, rule.LeastConstituencies)));
    }

    public async Task<IResult> AssignmentAsync(Language language, Caller caller, CancellationToken cancellation) => new OwnPage(await pages.RenderAsync<AssignmentPage>(
        Site, PageAddress.PanelAssignment(language), PanelModels.Of(await assign.PlanAsync(cancellation), caller, acts.Today, panel.Value.Reviewers)));

    /// <summary>Nothing before the release, not even that there is something; an earlier round's until a newer one is released.</summary>
    public async Task<IResult> LetterAsync(Language language, string reference, CancellationToken cancellation)
    {
        if (await proposals.FindByReferenceAsync(reference, cancellation) is not { PublishedDecisions: [.., var decision] } proposal) return Results.NotFound();
        var model = new DecisionLetterModel(proposal.Reference, proposal.Content.Identification.Title, proposal.Content.Applicant.Name, PanelModels.Of(decision));
        return new OwnPage(await pages.RenderAsync<DecisionLetterPage>(Site, PageAddress.DecisionLetter(language, proposal.Reference), model));
    }

    // Whoever has to declare sees what he has to know for it, and no more; whoever has a conflict sees nothing.
    private async Task<IResult> ClosedAsync(Language language, Caller caller, string reference, Refusal closed, Posted posted, CancellationToken cancellation)
    {
        var file = (await files.FindAsync(reference, cancellation)).Value;
        var head = closed == PanelFile.DeclarationNeeded ? PanelModels.HeadOf(file) : new PanelHead(file.Proposal.Reference, "", "", [], [], file.Round.Number, false, file.Proposal.StageSince);
        var model = new PanelFileModel(caller.Desks, head) { Closed = closed.Code, Errors = closed == PanelFile.DeclarationNeeded ? posted.Errors : [], TypedWords = posted.Form?["words"] };
        return await RenderAsync(language, model, posted.Status == StatusCodes.Status200OK ? StatusCodes.Status403Forbidden : posted.Status);
    }

    private async Task<IResult> RenderAsync(Language language, PanelFileModel model, int status) =>
        new OwnPage(await pages.RenderAsync<PanelFilePage>(Site, PageAddress.PanelFile(language, model.Head.Reference), model), status);

    private static bool Shows(PanelQueueRow row, string filter) => filter switch { "mine" => row.IsMine, "late" => row.IsLate, _ => true };
}
