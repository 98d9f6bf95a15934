using System.Globalization;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Proposals;

/// <summary>The steps as pages, and their forms at the addresses of the API: the same acts, answered with the next page.</summary>
internal static class DraftFormFunctions
{
    private static readonly IReadOnlyList<FieldError> Flawless = [];

    public static void MapDraftForms(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/{language:language}/apply").ExcludeFromDescription();
        own.MapGet("/new/", New);
        own.MapGet("/r/{link}/", (Language language, string link) => new SeeOther(PageAddress.Draft(language, link, DraftPages.NameOf(IntakeStep.Check)).Href));
        own.MapGet("/r/{link}/{step}/", Step);
        routes.MapPost("/api/proposals/drafts", Begin).AcceptsForm();
        routes.MapPost("/api/proposals/drafts/{link}", Save).AcceptsForm().WithMetadata(new SavedAsTyped());
        routes.MapPost("/api/proposals/drafts/{link}/mail", Mail).AcceptsForm();
        routes.MapPost("/api/proposals/drafts/{link}/full", TakeFullForm).AcceptsForm();
    }

    private static Task<IResult> New(Language language, string? track, DraftPages pages, CancellationToken cancellation) =>
        pages.NewAsync(language, TrackOf(track), new Dictionary<string, string?>(), Flawless, null, null, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> Step(Language language, string link, string step, string? check, string? from, string? mailed, DraftPages pages, OwnLinks links, CancellationToken cancellation)
    {
        if (await links.DraftAsync(link, cancellation) is not { } draft) return await GoneAsync(language, link, links, cancellation);
        if (step == "saved") return await pages.SavedAsync(language, link, draft, Choice<IntakeStep>.TryParse(from, null, out var left) ? left.ToString() : DraftPages.NameOf(IntakeStep.Check), mailed == "yes");
        if (!Choice<IntakeStep>.TryParse(step, null, out var known) || !IntakeSteps.Of(draft.Track).Contains(known.Value)) return Results.NotFound();
        return known.Value switch
        {
            IntakeStep.Check => await pages.CheckAsync(language, link, draft, StatusCodes.Status200OK, cancellation),
            IntakeStep.Declaration => await pages.DeclarationAsync(language, link, draft, Flawless, null, StatusCodes.Status200OK, cancellation),
            _ => await pages.StepAsync(language, link, draft, known.Value, check == "yes" ? await pages.ErrorsOfAsync(draft, known.Value, cancellation) : Flawless, StatusCodes.Status200OK, cancellation),
        };
    }

    private static async Task<IResult> Begin(ClaimsPrincipal user, OpenDraft open, SaveDraft save, FormGuard guard, DraftPages pages, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, posted) = (ReaderLanguage.Of(form, context.Request), Posted(form, IntakeStep.Organisation));
        string? submission = SubmissionId.TryParse(form["submission_id"], null, out var id) ? id.ToString() : null;
        var facts = new FormFacts(form["website"], form["issued_at"]);
        if (await guard.CheckAsync(facts, context.Connection.RemoteIpAddress, clock.GetUtcNow(), cancellation) is { } suspect) return await AgainAsync(suspect);

        var opened = await open.RunAsync(submission, posted.ChangesTo(new Dictionary<string, string>()), language, TrackOf(form["track"]), Caller.From(user), cancellation);
        return opened.Refusal is { } refusal ? await AgainAsync(refusal) : await SavedAsync(language, opened.Value.Link, posted, since: 1, user, save, pages, context, cancellation);

        Task<IResult> AgainAsync(Refusal why) => pages.NewAsync(language, TrackOf(form["track"]), posted.Answers, why.Errors.Count > 0 ? why.Errors : [new("/applicant/name", why.Code, why.Detail)], submission, form["issued_at"], Statuses.Of(why.Kind), cancellation);
    }

    private static async Task<IResult> Save(string link, ClaimsPrincipal user, SaveDraft save, DraftPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var step = Choice<IntakeStep>.TryParse(form["step"], null, out var known) && known.Value < IntakeStep.Check ? known.Value : IntakeStep.Organisation;
        int since = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int revision) ? revision : 0;
        return await SavedAsync(ReaderLanguage.Of(form, context.Request), link, Posted(form, step), since, user, save, pages, context, cancellation);
    }

    private static async Task<IResult> SavedAsync(
        Language language, string link, PostedStep posted, int since, ClaimsPrincipal user, SaveDraft save, DraftPages pages, HttpContext context, CancellationToken cancellation)
    {
        var links = context.RequestServices.GetRequiredService<OwnLinks>();
        if (await links.DraftAsync(link, cancellation) is not { } before) return await GoneAsync(language, link, links, cancellation);
        string? newField = posted.Act == StepAct.Add ? posted.NewField(before.Answers) : null;
        var outcome = await save.RunAsync(link, posted.ChangesTo(before.Answers), since, strictly: false, Caller.From(user), cancellation);
        if (outcome.Refusal is { } refusal)
        {
            return refusal.Kind == RefusalKind.NotFound ? await GoneAsync(language, link, links, cancellation) : await pages.StepAsync(language, link, Typed(before, posted), posted.Step, refusal.Errors, Statuses.Of(refusal.Kind), cancellation);
        }

        if (outcome.Value.Stale is not null) return await pages.ConflictAsync(language, link, outcome.Value, posted, cancellation);
        var draft = outcome.Value.Draft;
        await save.MailLinkAsync(draft, again: false, cancellation);
        string here = PageAddress.Draft(language, link, DraftPages.NameOf(posted.Step)).Href;
        if (posted.Act == StepAct.Add) return new SeeOther($"{here}#{newField!.Replace('.', '-')}");
        if (posted.Act == StepAct.Remove) return new SeeOther($"{here}#{posted.Target[..posted.Target.LastIndexOf('.')].Replace('.', '-')}");
        if (posted.Act == StepAct.Stay) return new SeeOther(here);
        if (posted.Act == StepAct.Save) return new SeeOther($"{PageAddress.Draft(language, link, "saved").Href}?from={DraftPages.NameOf(posted.Step)}");
        return await pages.ErrorsOfAsync(draft, posted.Step, cancellation) is { Count: > 0 } errors
            ? await pages.StepAsync(language, link, draft, posted.Step, errors, StatusCodes.Status422UnprocessableEntity, cancellation)
            : new SeeOther(PageAddress.Draft(language, link, DraftPages.NameOf(IntakeSteps.After(posted.Step, draft.Track))).Href);
    }

    private static async Task<IResult> TakeFullForm(string link, ClaimsPrincipal user, SaveDraft save, OwnLinks links, HttpContext context, CancellationToken cancellation)
    {
        var language = ReaderLanguage.Of(await context.Request.ReadFormAsync(cancellation), context.Request);
        return await save.TakeFullFormAsync(link, Caller.From(user), cancellation)
            ? new SeeOther(PageAddress.Draft(language, link, DraftPages.NameOf(IntakeStep.Check)).Href)
            : await GoneAsync(language, link, links, cancellation);
    }

    private static async Task<IResult> Mail(string link, SaveDraft save, OwnLinks links, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var language = ReaderLanguage.Of(form, context.Request);
        if (await links.DraftAsync(link, cancellation) is not { } draft) return await GoneAsync(language, link, links, cancellation);
        bool mailed = await save.MailLinkAsync(draft, again: true, cancellation) is not null;
        string from = Choice<IntakeStep>.TryParse(form["from"], null, out var step) ? step.ToString() : DraftPages.NameOf(IntakeStep.Check);
        return new SeeOther($"{PageAddress.Draft(language, link, "saved").Href}?from={from}{(mailed ? "&mailed=yes" : "")}");
    }

    // A draft that became a proposal leads to its receipt, also from an old link.
    private static async Task<IResult> GoneAsync(Language language, string link, OwnLinks links, CancellationToken cancellation) =>
        await links.SubmittedAsync(link, cancellation) is { } proposal ? new SeeOther(PageAddress.Receipt(language, await links.ForStatusAsync(proposal, cancellation)).Href) : Results.NotFound();

    private static Draft Typed(Draft draft, PostedStep posted) =>
        draft with { Answers = draft.Answers.Concat(posted.Answers.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, answer.Value!))).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value) };

    private static ProposalTrack TrackOf(string? word) => Choice<ProposalTrack>.TryParse(word, null, out var track) ? track.Value : ProposalTrack.Full;

    private static PostedStep Posted(IFormCollection form, IntakeStep step) =>
        PostedStep.Of(step, form["act"].LastOrDefault(), form.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.Select(value => value ?? "")])));
}
