using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The pages of a draft: its steps, what differs after a stale save, how to come back, all answers, the declaration.</summary>
internal sealed class DraftPages(
    ISitePages pages, FormGuard guard, OrganisationStore organisations, AttachmentStore attachments, FindDuplicates duplicates, StorageClients storage, IRegionSource regions,
    IOptions<HostingSettings> settings, IOptions<AttachmentSettings> limits, IOptions<SeedMoneySettings> seed, TimeProvider clock)
{
    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The first step of a new proposal, which has no draft yet; again with what was typed when it was refused.</summary>
    public async Task<IResult> NewAsync(Language language, ProposalTrack track, IReadOnlyDictionary<string, string?> typed, IReadOnlyList<FieldError> errors, string? submission, string? issuedAt, int status, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var stamp = await guard.StampAgainAsync(issuedAt, now, cancellation);
        string id = SubmissionId.TryParse(submission, null, out var kept) ? kept.ToString() : stamp.SubmissionId.ToString();
        var answers = typed.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
        var draft = Draft.New(id, language, now) with { Track = track, Answers = answers };
        var model = await ModelAsync(null, draft, IntakeStep.Organisation, new(id, []), errors, cancellation) with { Stamp = new(id, stamp.IssuedAt) };
        return new OwnPage(await pages.RenderAsync<StepPage>(Site, PageAddress.ApplyNew(language), model), status);
    }

    public async Task<IResult> StepAsync(Language language, string link, Draft draft, IntakeStep step, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation)
    {
        var at = PageAddress.Draft(language, link, NameOf(step));
        var files = await attachments.ReadAsync(draft.Id, cancellation);
        var model = await ModelAsync(link, draft, step, files, errors, cancellation);
        if (step != IntakeStep.Files) return new OwnPage(await pages.RenderAsync<StepPage>(Site, at, model), status);

        // Files go from the browser to storage, which the page's policy has to allow.
        model = model with { Files = AttachmentModels.Of(files, link, at.Href, limits.Value, errors) };
        return new OwnPage(await pages.RenderAsync<StepPage>(Site, at, model), status, storage.BlobOrigin);
    }

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
        var files = await attachments.ReadAsync(draft.Id, cancellation);
        var similar = await duplicates.RunAsync(GistOf(draft.Answers), draft.Id, new HashSet<string>(), cancellation);
        var wrong = await ErrorsOfAsync(draft, cancellation);
        var model = new CheckModel(
            link, [.. IntakeSteps.Asked(draft.Track).Select(step => new AnsweredStep(NameOf(step), AskForm.PartsOf(step, draft.Track, draft.Answers, asking: false, agencies)))],
            [.. wrong.Select(error => (NameOf(IntakeFields.StepOf(error.Pointer)), error)), .. ErrorsOf(files).Select(error => (NameOf(IntakeStep.Files), error))],
            SumsOf(draft.Answers), IntakeSteps.NumberOf(IntakeStep.Check, draft.Track), IntakeSteps.Of(draft.Track).Count)
        {
            IsSeedMoney = draft.Track == ProposalTrack.SeedMoney,
            Files = new(AttachmentModels.RowsOf(files.Files), null, null),
            Similar = new([.. similar.Known.Select(one => (one.Reference, one.Title))], similar.HasOthers),
        };
        return new OwnPage(await pages.RenderAsync<CheckPage>(Site, PageAddress.Draft(language, link, NameOf(IntakeStep.Check)), model), status);
    }

    public async Task<IResult> DeclarationAsync(Language language, string link, Draft draft, IReadOnlyList<FieldError> errors, string? issuedAt, int status, CancellationToken cancellation)
    {
        var stamp = await guard.StampAgainAsync(issuedAt, clock.GetUtcNow(), cancellation);
        var model = new DeclarationModel(link, draft.Answers.GetValueOrDefault("identification.title", ""), new(stamp.SubmissionId.ToString(), stamp.IssuedAt), errors, IntakeSteps.NumberOf(IntakeStep.Declaration, draft.Track), IntakeSteps.Of(draft.Track).Count);
        return new OwnPage(await pages.RenderAsync<DeclarationPage>(Site, PageAddress.Draft(language, link, NameOf(IntakeStep.Declaration)), model), status);
    }

    /// <summary>What is wrong in one step, as far as it goes by itself.</summary>
    public async Task<IReadOnlyList<FieldError>> ErrorsOfAsync(Draft draft, IntakeStep step, CancellationToken cancellation) => step == IntakeStep.Files
        ? ErrorsOf(await attachments.ReadAsync(draft.Id, cancellation))
        : [.. (await ErrorsOfAsync(draft, cancellation)).Where(error => IntakeFields.StepOf(error.Pointer) == step)];

    public static string NameOf(IntakeStep step) => new Choice<IntakeStep>(step).ToString();

    private async Task<IReadOnlyList<FieldError>> ErrorsOfAsync(Draft draft, CancellationToken cancellation) =>
        CheckContent.Of(draft.Answers, draft.Track, seed.Value, await regions.CurrentAsync(cancellation), Today).Refusal?.Errors ?? [];

    private static IReadOnlyList<FieldError> ErrorsOf(AttachmentSet files) => files.ForSubmission().Refusal?.Errors ?? [];

    /// <summary>As far as it has been typed.</summary>
    private static ProposalGist GistOf(IReadOnlyDictionary<string, string> answers) => new(
        answers.GetValueOrDefault("identification.title", ""),
        [.. answers.Rows("identification.countries").Select(row => answers.GetValueOrDefault($"identification.countries.{row}.country")).SelectMany(code => CountryCode.TryParse(code, out var country) ? [country] : (CountryCode[])[])],
        answers.GetValueOrDefault("identification.activityKinds", "").Split(',', StringSplitOptions.RemoveEmptyEntries), answers.GetValueOrDefault("applicant.name", ""));

    private static BudgetSums? SumsOf(IReadOnlyDictionary<string, string> answers) => CheckBudget.SumsOf(answers) is { } totals ? AskForm.SumsOf(totals) : null;

    private async Task<StepModel> ModelAsync(string? link, Draft draft, IntakeStep step, AttachmentSet files, IReadOnlyList<FieldError> errors, CancellationToken cancellation)
    {
        var (answers, wrong) = (draft.Answers, await ErrorsOfAsync(draft, cancellation));
        return new(
            link, draft.Revision, NameOf(step), IntakeSteps.NumberOf(step, draft.Track), IntakeSteps.Of(draft.Track).Count, [.. IntakeSteps.Asked(draft.Track).Select(StateOf), new(NameOf(IntakeStep.Files), files.Files.Count > 0 ? ErrorsOf(files).Count : null)],
            AskForm.PartsOf(step, draft.Track, answers, asking: true, await AgenciesAsync(cancellation)), errors, step is IntakeStep.Budget or IntakeStep.CoFunding ? SumsOf(answers) : null, null, draft.ErasedOn)
        {
            Track = new Choice<ProposalTrack>(draft.Track).ToString(),
            Before = IntakeSteps.Before(step, draft.Track) is { } before ? NameOf(before) : null,
            Next = NameOf(IntakeSteps.After(step, draft.Track)),
        };

        StepState StateOf(IntakeStep one) => new(NameOf(one), answers.Any(answer => answer.Value.Length > 0 && IntakeFields.Find(answer.Key)!.Step == one) ? wrong.Count(error => IntakeFields.StepOf(error.Pointer) == one) : null);
    }

    private async Task<IReadOnlyDictionary<string, string>> AgenciesAsync(CancellationToken cancellation) =>
        await organisations.ListAsync(cancellation).Where(organisation => organisation.Executes).OrderBy(organisation => organisation.Name).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, null, cancellation);
}
