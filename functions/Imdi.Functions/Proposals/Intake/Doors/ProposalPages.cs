using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The pages of a submitted proposal: receipt and status for its applicant, list and file for the secretariat.</summary>
internal sealed class ProposalPages(ISitePages pages, ProposalStore proposals, HandOutAttachments files, FormGuard guard, IOptions<HostingSettings> settings, TimeProvider clock)
{
    private const int OnPage = 50;

    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public async Task<IResult> ReceiptAsync(Language language, string link, Proposal proposal)
    {
        var model = new ReceiptModel(
            link, proposal.Reference, proposal.Content.Identification.Title, proposal.StageSince, proposal.Content.Countries, [.. proposal.Content.Partners.Executing.Select(agency => agency.Name)],
            Standing.After(proposal.StageSince, Standing.EndorsementDays), Standing.After(proposal.StageSince, Standing.EndorsementDays + Standing.PanelDays));
        return new OwnPage(await pages.RenderAsync<ReceiptPage>(Site, PageAddress.Receipt(language, link), model));
    }

    /// <param name="typed">An answer to a question that was not taken.</param>
    public async Task<IResult> StatusAsync(Language language, string link, Proposal proposal, bool isSure, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation, (int Number, string Text)? typed = null)
    {
        var model = StatusOf(link, proposal) with
        {
            IsSure = isSure, Errors = errors, Id = proposal.Id, Files = await files.ShownAsync(proposal, link, cancellation),
            Questions = [.. proposal.Questions.Select(one => new ApplicantQuestion(
                one.Number, one.Country, one.Text, one.At, one.Answer, one.Answer is null && proposal.Stage == ProposalStage.AwaitingEndorsement, typed is { } kept && kept.Number == one.Number ? kept.Text : null))],
        };
        return new OwnPage(await pages.RenderAsync<StatusPage>(Site, PageAddress.ProposalStatus(language, link), model), status);
    }

    public async Task<IResult> FindAsync(Language language, string reference, string email, bool sent, IReadOnlyList<FieldError> errors, string? issuedAt, int status, CancellationToken cancellation)
    {
        var stamp = await guard.StampAgainAsync(issuedAt, clock.GetUtcNow(), cancellation);
        return new OwnPage(await pages.RenderAsync<FindPage>(Site, PageAddress.FindProposal(language), new FindProposalModel(reference, email, sent, errors, new(stamp.SubmissionId.ToString(), stamp.IssuedAt))), status);
    }

    public async Task<IResult> ListAsync(Language language, Caller caller, ProposalStage? stage, string? after, CancellationToken cancellation)
    {
        // Newest first: ids sort by time.
        var all = await proposals.ListAsync(cancellation, stage is { } only ? [only] : []).OrderByDescending(one => one.Id).ToListAsync(cancellation);
        var left = all.Where(one => after is null || string.CompareOrdinal(one.Id, after) < 0).ToList();
        var at = PageAddress.Desk(language, "proposals");
        string? asked = stage is { } chosen ? new Choice<ProposalStage>(chosen).ToString() : null;
        string? next = left.Count > OnPage ? $"{at.Href}?after={left[OnPage - 1].Id}{(asked is null ? "" : $"&stage={asked}")}" : null;
        var model = new ProposalDeskModel(caller.Desks, asked, Choice<ProposalStage>.Names, [.. left.Take(OnPage).Select(LineOf)], next);
        return new OwnPage(await pages.RenderAsync<ProposalListPage>(Site, at, model));
    }

    public async Task<IResult> FileAsync(Language language, Caller caller, Proposal proposal, CancellationToken cancellation, ContactRequest? typed = null, Refusal? refusal = null)
    {
        var answers = JsonAnswers.Of(proposal.Content);
        var budget = proposal.Content.Budget;
        var model = new ProposalFileModel(
            caller.Desks, proposal.Id, StatusOf("", proposal),
            [.. IntakeSteps.Asked(proposal.Track).Select(step => new AnsweredStep(DraftPages.NameOf(step), AskForm.PartsOf(step, proposal.Track, answers, asking: false, new Dictionary<string, string>())))],
            AskForm.SumsOf(BudgetTotals.Of(budget.Currency, [.. budget.Lines], budget.CoFinance)), await files.ShownAsync(proposal, null, cancellation)) { Contact = ContactOf(proposal, typed, refusal) };
        return new OwnPage(await pages.RenderAsync<ProposalFilePage>(Site, PageAddress.DeskProposal(language, proposal.Id), model), refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    /// <param name="typed">What was not taken, and why.</param>
    private static ContactModel? ContactOf(Proposal proposal, ContactRequest? typed, Refusal? refusal) => proposal.ClosedSince is not null && refusal is null ? null : new(
        typed?.Name, typed?.Email, typed?.Phone, proposal.Content.Applicant.Contact is null,
        refusal is null ? [] : refusal.Errors.Count > 0 ? refusal.Errors : [new FieldError("/name", refusal.Code, refusal.Detail)]);

    private static StatusModel StatusOf(string link, Proposal proposal) => new(
        link, proposal.Reference, proposal.Content.Identification.Title, NameOf(proposal.Stage), proposal.StageSince, Standing.NextOf(proposal), Standing.MissingOf(proposal),
        [.. proposal.History.Select(one => new HappenedModel(one.What, one.At, one.Country, one.Note)).Reverse()], proposal.MayBeWithdrawn, proposal.Stage == ProposalStage.Returned, IsSure: false, Errors: [])
    {
        Decision = proposal.ReleasedDecision is { } decision ? Proposal.WordOf(decision.Kind) : null,
    };

    private static ProposalLine LineOf(ProposalSummary one) => new(one.Id, one.Reference, one.Title, one.Applicant, NameOf(one.Stage), one.StageSince, one.SubmittedAt, one.IsDemonstration);

    private static string NameOf(ProposalStage stage) => new Choice<ProposalStage>(stage).ToString();
}
