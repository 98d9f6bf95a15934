using System.Globalization;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Endorse;

namespace Imdi.Functions.Proposals;

/// <summary>The forms of the gate, at the addresses of the API: by the link that they carry, else by being signed in; answered with the next page.</summary>
internal static class EndorsementFormFunctions
{
    public static void MapEndorsementForms(this IEndpointRouteBuilder routes)
    {
        Form(routes, "/api/proposals/{id}/endorsements", form => new CountryAnswers(
            null, form["answer"], form["office"], form["signatory"], form["reason"], form["letter_hash"], RoundOf(form)).Check());
        Form(routes, "/api/proposals/{id}/endorsements/{country}/revocation", form => new RevocationAnswers(form["reason"]).Check());
        Form(routes, "/api/proposals/{id}/acceptances", form => new AgencyAnswers(null, form["answer"], form["signatory"], form["reason"], RoundOf(form)).Check());
        Form(routes, "/api/proposals/{id}/questions", form => new QuestionAnswers(null, form["question"]).Check());
        routes.MapPost("/api/proposals/{id}/endorsements/links", SendLink).AcceptsForm();
        routes.MapPost("/api/proposals/{id}/questions/{number:int}/answers", AnswerQuestion).AcceptsForm();
        routes.MapPost("/api/proposals/{id}/focal-points", Name).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
    }

    internal static async Task<IResult> SendLink(string id, AccessLinkStore links, AnswerRequests requests, EndorsementPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, purpose, token) = (ReaderLanguage.Of(form, context.Request), PurposeOf(form), form["token"].ToString());
        if (await links.FindAsync(purpose, token, cancellation) is not { } link || !link.Subject.StartsWith(id + "/", StringComparison.Ordinal)) return await Again(StatusCodes.Status404NotFound, []);
        var sent = await requests.SendNewLinkAsync(link, cancellation);
        return sent.Refusal is { } refusal ? await Again(Statuses.Of(refusal.Kind), ErrorsOf(refusal)) : new SeeOther($"{PageOf(language, purpose, token).Href}?sent=1");

        Task<IResult> Again(int status, IReadOnlyList<FieldError> errors) => pages.LinkAsync(language, purpose, token, false, new(), errors, status, cancellation);
    }

    /// <summary>The applicant's answer, from the status page: the form carries its link.</summary>
    internal static async Task<IResult> AnswerQuestion(string id, int number, OwnLinks links, AnswerRequests requests, ProposalPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, token, typed) = (ReaderLanguage.Of(form, context.Request), form["token"].ToString(), form["answer"].ToString());
        if (await links.ProposalAsync(token, cancellation) is not { } proposal || proposal.Id != id) return Results.NotFound();
        if (EndorsementField.Question.Faults(typed, isRequired: true).ToArray() is { Length: > 0 } faults) return await Again(proposal, faults[0].Code, faults[0].Detail, StatusCodes.Status422UnprocessableEntity);
        var answered = await requests.AnswerQuestionAsync(id, number, TypedText.Clean(typed)!, $"link:{AccessLink.HashOf(token)[..12]}", cancellation);
        return answered.Refusal is { } refusal ? await Again(await links.ProposalAsync(token, cancellation) ?? proposal, refusal.Code, refusal.Detail, Statuses.Of(refusal.Kind)) : new SeeOther(PageAddress.ProposalStatus(language, token).Href);

        Task<IResult> Again(Proposal now, string code, string detail, int status) => pages.StatusAsync(language, token, now, false, [new($"/answer-{number}", code, detail)], status, cancellation, (number, typed));
    }

    internal static async Task<IResult> Name(string id, ClaimsPrincipal user, NameFocalPoint name, EndorsementPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, caller) = (ReaderLanguage.Of(form, context.Request), Caller.From(user));
        var answers = new FocalPointAnswers(form["country"], form["email"], form["language"], form["verification"], int.TryParse(form["agency"], NumberStyles.None, CultureInfo.InvariantCulture, out int agency) ? agency : null);
        var named = await name.RunAsync(id, answers, caller, cancellation);
        if (named.IsOk) return new SeeOther(PageAddress.Desk(language, "endorsements").Href);
        if (await pages.NamingAsync(id, form["country"].FirstOrDefault(text => text?.Length > 0) ?? form["agency"], cancellation) is not { } asked) return Results.NotFound();
        IReadOnlyList<FieldError> errors = named.Refusal.Errors.Count > 0 ? ErrorsOf(named.Refusal) : [new("/email", named.Refusal.Code, named.Refusal.Detail)];
        return await pages.DeskAsync(language, caller, asked with { Email = answers.Email, Language = answers.Language, Verification = answers.Verification, Errors = errors }, Statuses.Of(named.Refusal.Kind), cancellation);
    }

    // A form names the country or agency of the page that it stood on; by a link the link decides, and another name is an attempt that is written down.
    private static async Task<IResult> TakeAsync(string id, IFormCollection form, Outcome<PartyAnswer> answer, HttpContext context, CancellationToken cancellation)
    {
        var services = context.RequestServices;
        var (requests, pages) = (services.GetRequiredService<AnswerRequests>(), services.GetRequiredService<EndorsementPages>());
        var (language, caller, token, purpose) = (ReaderLanguage.Of(form, context.Request), Caller.From(context.User), form["token"].ToString(), PurposeOf(form));
        AskedParty? claimed = AskedParty.TryParse($"{id}/{context.Request.RouteValues["country"] ?? form["country"].FirstOrDefault() ?? form["agency"]}", out _, out var party) ? party : null;
        if (token.Length == 0 && !caller.Is(Role.FocalPoint) && !caller.Is(Role.ExecutingAgency)) return await services.GetRequiredService<SignInPages>().AskAsync(language, caller, context, PageAddress.Desk(language, "endorsements").Href);
        if (token.Length == 0 && claimed is null) return Results.NotFound();

        var by = token.Length > 0 ? await requests.ByLinkAsync(id, purpose, token, claimed, cancellation) : await requests.ByCallerAsync(id, party, caller, cancellation);
        if (by.Refusal is { } denied) return await Again(denied);
        if (answer.Refusal is { } wrong) return await Again(wrong);
        var done = await requests.RunAsync(id, by.Value, answer.Value, cancellation);
        return done.Refusal is { } refusal ? await Again(refusal) : new SeeOther((token.Length > 0 ? PageOf(language, purpose, token) : PageAddress.EndorsementOf(language, id, party.ToString().ToLowerInvariant())).Href);

        Task<IResult> Again(Refusal refusal)
        {
            var typed = new TypedAnswer(form["answer"], form["office"], form["signatory"], form["reason"], form["letter_hash"], form["question"]);
            return token.Length > 0
                ? pages.LinkAsync(language, purpose, token, false, typed, ErrorsOf(refusal), Statuses.Of(refusal.Kind), cancellation)
                : refusal.Kind == RefusalKind.Forbidden ? Task.FromResult(Answer.Refused(refusal))
                : pages.OwnAsync(language, id, party, caller, typed, ErrorsOf(refusal), Statuses.Of(refusal.Kind), cancellation);
        }
    }

    private static void Form(IEndpointRouteBuilder routes, string pattern, Func<IFormCollection, Outcome<PartyAnswer>> read) =>
        routes.MapPost(pattern, async (string id, HttpContext context, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            return await TakeAsync(id, form, read(form), context, cancellation);
        }).AcceptsForm();

    private static IReadOnlyList<FieldError> ErrorsOf(Refusal refusal) => refusal.Errors.Count > 0
        ? [.. refusal.Errors.Select(error => error with { Pointer = EndorsementField.FormPointer(error.Pointer) })]
        : [new(EndorsementField.FormPointer(""), refusal.Code, refusal.Detail)];

    private static PageAddress PageOf(Language language, string purpose, string token) => purpose == AskedParty.AcceptancePurpose ? PageAddress.Accept(language, token) : PageAddress.Endorse(language, token);

    private static string PurposeOf(IFormCollection form) => form.ContainsKey("agency") ? AskedParty.AcceptancePurpose : AskedParty.EndorsementPurpose;

    private static int? RoundOf(IFormCollection form) => int.TryParse(form["round"], NumberStyles.None, CultureInfo.InvariantCulture, out int round) ? round : null;
}
