using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The pages of a draft: its steps, what differs after a stale save, how to come back, all answers, the declaration.</summary>
internal sealed class DraftPages(ISitePages pages, FormGuard guard, OrganisationStore organisations, IOptions<HostingSettings> settings, TimeProvider clock)
{
    private const int Steps = (int)IntakeStep.Declaration + 1;

    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The first step of a new proposal, which has no draft yet; again with what was typed when it was refused.</summary>
    public async Task<IResult> NewAsync(Language language, IReadOnlyDictionary<string, string?> typed, IReadOnlyList<FieldError> errors, string? submission, string? issuedAt, int status, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var stamp = await guard.StampAgainAsync(issuedAt, now, cancellation);
        string id = SubmissionId.TryParse(submission, null, out var kept) ? kept.ToString() : stamp.SubmissionId.ToString();
        var answers = typed.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
        var model = await ModelAsync(null, 0, IntakeStep.Organisation, answers, errors, Draft.New(id, language, now).ErasedOn, cancellation) with { Stamp = new(id, stamp.IssuedAt) };
        return new OwnPage(await pages.RenderAsync<StepPage>(Site, PageAddress.ApplyNew(language), model), status);
    }

    public async Task<IResult> StepAsync(Language language, string link, Draft draft, IntakeStep step, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation) => new OwnPage(
        await pages.RenderAsync<StepPage>(Site, PageAddress.Draft(language, link, NameOf(step)), await ModelAsync(link, draft.Revision, step, draft.Answers, errors, draft.ErasedOn, cancellation)), status);

    public async Task<IResult> ConflictAsync(Language language, string link, SavedDraft stale, PostedStep posted, CancellationToken cancellation)
    {
        var agencies = await AgenciesAsync(cancellation);
        var differing = stale.Stale!.ToDictionary(field => field.Name);
        var model = new ConflictModel(
            link, stale.Draft.Revision, NameOf(posted.Step),
            [.. stale.Stale!.Select(field => new Difference(AskForm.FieldOf(field.Name, field.Yours, agencies), field.Theirs))],
            [.. posted.Answers.Where(answer => answer.Value is not null && !differing.ContainsKey(answer.Key)).Select(answer => (answer.Key, answer.Value!))]);
        return new OwnPage(await pages.RenderAsync<ConflictPage>(Site, PageAddress.Draft(language, link, model.Step), model), StatusCodes.Status412PreconditionFailed);
    }

    public async Task<IResult> SavedAsync(Language language, string link, Draft draft, string step, bool mailed) => new OwnPage(await pages.RenderAsync<SavedPage>(
        Site, PageAddress.Draft(language, link, "saved"), new SavedModel(link, step, draft.Answers.GetValueOrDefault("applicant.contact.email") is { Length: > 0 } email ? email : null, mailed, draft.ErasedOn)));

    public async Task<IResult> CheckAsync(Language language, string link, Draft draft, int status, CancellationToken cancellation)
    {
        var agencies = await AgenciesAsync(cancellation);
        var errors = CheckContent.Of(draft.Answers, Today).Refusal?.Errors ?? [];
        var model = new CheckModel(
            link, [.. Asked.Select(step => new AnsweredStep(NameOf(step), AskForm.PartsOf(step, draft.Answers, asking: false, agencies)))],
            [.. errors.Select(error => (NameOf(IntakeFields.StepOf(error.Pointer)), error))], SumsOf(draft.Answers), (int)IntakeStep.Check + 1, Steps);
        return new OwnPage(await pages.RenderAsync<CheckPage>(Site, PageAddress.Draft(language, link, NameOf(IntakeStep.Check)), model), status);
    }

    public async Task<IResult> DeclarationAsync(Language language, string link, Draft draft, IReadOnlyList<FieldError> errors, string? issuedAt, int status, CancellationToken cancellation)
    {
        var stamp = await guard.StampAgainAsync(issuedAt, clock.GetUtcNow(), cancellation);
        var model = new DeclarationModel(link, draft.Answers.GetValueOrDefault("identification.title", ""), new(stamp.SubmissionId.ToString(), stamp.IssuedAt), errors, (int)IntakeStep.Declaration + 1, Steps);
        return new OwnPage(await pages.RenderAsync<DeclarationPage>(Site, PageAddress.Draft(language, link, NameOf(IntakeStep.Declaration)), model), status);
    }

    public IReadOnlyList<FieldError> ErrorsOf(Draft draft, IntakeStep step) => CheckContent.ErrorsOf(draft.Answers, step, Today);

    public static string NameOf(IntakeStep step) => new Choice<IntakeStep>(step).ToString();

    private static IEnumerable<IntakeStep> Asked => Enum.GetValues<IntakeStep>().Where(step => step < IntakeStep.Check);

    private static BudgetSums? SumsOf(IReadOnlyDictionary<string, string> answers) => CheckBudget.SumsOf(answers) is { } totals ? AskForm.SumsOf(totals) : null;

    private async Task<StepModel> ModelAsync(
        string? link, int revision, IntakeStep step, IReadOnlyDictionary<string, string> answers, IReadOnlyList<FieldError> errors, DateOnly erasedOn, CancellationToken cancellation)
    {
        var wrong = CheckContent.Of(answers, Today).Refusal?.Errors ?? [];
        return new(
            link, revision, NameOf(step), (int)step + 1, Steps, [.. Asked.Select(StateOf)], AskForm.PartsOf(step, answers, asking: true, await AgenciesAsync(cancellation)), errors,
            step is IntakeStep.Budget or IntakeStep.CoFunding ? SumsOf(answers) : null, null, erasedOn)
        {
            Before = step == IntakeStep.Organisation ? null : NameOf(step - 1),
            Next = NameOf(step + 1),
        };

        StepState StateOf(IntakeStep one) => new(NameOf(one), answers.Any(answer => answer.Value.Length > 0 && IntakeFields.Find(answer.Key)!.Step == one) ? wrong.Count(error => IntakeFields.StepOf(error.Pointer) == one) : null);
    }

    private async Task<IReadOnlyDictionary<string, string>> AgenciesAsync(CancellationToken cancellation) =>
        await organisations.ListAsync(cancellation).Where(organisation => organisation.Executes).OrderBy(organisation => organisation.Name).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, null, cancellation);
}
