using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Proposals;

/// <summary>The gate's doors for programs: focal points and executing agencies answer, the secretariat names whom to ask, anyone reads how long it takes.</summary>
public static class EndorsementFunctions
{
    private const string IdIs = "The proposal's id.";

    private static readonly Refuses Unknown = new(RefusalKind.NotFound, "no-such-proposal", "the caller has no part in a proposal of that id");

    private static readonly Refuses[] Answering =
    [
        Unknown,
        new(RefusalKind.Conflict, "endorsement-closed", "the proposal does not take answers now"),
        new(RefusalKind.Unprocessable, "answer-incomplete", "a field is missing or wrong"),
        new(RefusalKind.Stale, "changed-meanwhile", "the proposal was submitted anew since it was read"),
    ];

    private static readonly Refuses OtherCountry = new(RefusalKind.Forbidden, AnswerRequests.NotYourCountry.Code, "the caller answers for another country; the attempt is written down");

    public static IServiceCollection AddEndorsement(this IServiceCollection services)
    {
        services.AddSingleton<ChangeByAnswer>().AddSingleton<EndorsementMail>().AddSingleton<RequestEndorsements>().AddSingleton<AnswerRequests>();
        services.AddSingleton<NameFocalPoint>().AddSingleton<EndorsementDesk>().AddSingleton<TurnaroundFigures>().AddSingleton<EndorsementPages>();
        services.AddSingleton<IDailyDuty, RemindEndorsers>();
        return services;
    }

    public static void MapEndorsement(this RouteGroupBuilder proposals, IEndpointRouteBuilder routes)
    {
        routes.MapEndorsementPages();
        routes.MapEndorsementForms();
        proposals.MapTurnaround();
        proposals.MapGet("{id}/endorsements", Read).RequireRole(Role.FocalPoint, Role.ExecutingAgency, Role.Secretariat)
            .Describe("readEndorsements", "What a proposal still waits for: each country's and each executing agency's answer, questions, and what is missing", Unknown)
            .Produces<GateAnswer>(200, "application/json")
            .Example(new("/api/proposals/01JEND00000000000000000001/endorsements") { Role = "focal-point" });
        proposals.MapPost("{id}/endorsements", Endorse).RequireRole(Role.FocalPoint)
            .Describe("endorseProposal", "A country endorses a proposal, or refuses with a reason, which returns it to the applicant", [.. Answering, OtherCountry])
            .Produces<GateAnswer>(200, "application/json")
            .Example(new("/api/proposals/01JEND00000000000000000002/endorsements") { Role = "focal-point", Body = """{"country":"NPL","answer":"endorse","office":"Ministry of Labour","signatory":"A. Sharma"}""" });
        proposals.MapPost("{id}/endorsements/{country}/revocation", Revoke).RequireRole(Role.FocalPoint)
            .Describe("revokeEndorsement", "A country takes its endorsement back, until the panel has decided",
                [.. Answering, OtherCountry, new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Conflict, "already-decided", "the panel has decided"),
                 new(RefusalKind.Conflict, "nothing-to-revoke", "the country has not endorsed")])
            .Produces<GateAnswer>(200, "application/json")
            .Example(new("/api/proposals/01JEND00000000000000000001/endorsements/NPL/revocation")
            {
                Role = "focal-point", Taken = ["readEndorsements ETag"], Headers = new Dictionary<string, string> { ["If-Match"] = "{0}" }, Body = """{"reason":"The ministry asks for a new reading."}""",
            });
        proposals.MapPost("{id}/acceptances", Accept).RequireRole(Role.ExecutingAgency)
            .Describe("acceptProposal", "An executing agency takes a project on, or declines with a reason, which returns the proposal to the applicant",
                [.. Answering, new(RefusalKind.Forbidden, AnswerRequests.NotYourAgency.Code, "the caller acts for another organisation; the attempt is written down")])
            .Produces<GateAnswer>(200, "application/json")
            .Example(new("/api/proposals/01JEND00000000000000000002/acceptances") { Role = "executing-agency", Body = """{"agency":0,"answer":"accept","signatory":"B. Keller"}""" });
        proposals.MapPost("{id}/questions", Ask).RequireRole(Role.FocalPoint)
            .Describe("askApplicant", "A country asks the applicant before it answers",
                [.. Answering, OtherCountry, new(RefusalKind.Unprocessable, "question-incomplete", "the question is missing or too long"), new(RefusalKind.Conflict, "too-many-questions", $"{Proposal.MostQuestions} questions have been asked")])
            .Produces<GateAnswer>(200, "application/json")
            .Example(new("/api/proposals/01JEND00000000000000000003/questions") { Role = "focal-point", Body = """{"country":"NPL","question":"Who pays for the training?"}""" });
        proposals.MapPost("{id}/focal-points", Name).RequireRole(Role.Secretariat)
            .Describe("nameFocalPoint", "For a country without a verified focal point, or an executing agency without a good address: an address for one proposal, with how it was verified; the request goes there",
                [new(RefusalKind.NotFound, "no-such-proposal", "there is no proposal of that id"), new(RefusalKind.Conflict, "focal-point-known", "the Directory has a verified one"), new(RefusalKind.Conflict, "country-answered", "the country has answered"), new(RefusalKind.Conflict, "agency-known", "the Directory has the agency's address"), new(RefusalKind.Conflict, "agency-answered", "the agency has answered"), new(RefusalKind.Conflict, "no-such-agency", "the proposal has no executing agency of that number"),
                 new(RefusalKind.Conflict, "country-not-involved", "the country is not part of the proposal"), new(RefusalKind.Conflict, "endorsement-closed", "the proposal does not take answers now"),
                 new(RefusalKind.Unprocessable, "focal-point-incomplete", "a field is missing or wrong")])
            .Produces<GateAnswer>(200, "application/json")
            .Example(new("/api/proposals/01JEND00000000000000000003/focal-points") { Role = "secretariat", Body = """{"country":"OMN","email":"focal-point@example.org","language":"en","verification":"Note verbale of the permanent mission, 20 November 2026"}""" });
    }

    /// <param name="State">Requested, endorsed or refused; null while nobody has been asked.</param>
    /// <param name="At">When it came to that.</param>
    internal sealed record CountryRow(CountryCode Country, EndorsementState? State, DateTimeOffset? At, string? Office, string? Reason);

    internal sealed record AgencyRow(int Agency, string Name, AcceptanceState? State, DateTimeOffset? At, string? Reason);

    internal sealed record GateAnswer(
        string Id, string Reference, string Title, ProposalStage Stage, int Round, IReadOnlyList<CountryRow> Countries, IReadOnlyList<AgencyRow> Agencies, IReadOnlyList<CountryQuestion> Questions, IReadOnlyList<MissingPart> Missing);

    internal static async Task<IResult> Read([Description(IdIs)] string id, ClaimsPrincipal user, ProposalStore proposals, CancellationToken cancellation)
    {
        var caller = Caller.From(user);
        return await proposals.FindAsync(id, cancellation) is { } proposal && (caller.Is(Role.Secretariat) || proposal.Parties().Any(party => proposal.IsAskedOf(party, caller)))
            ? new GateResult(proposal)
            : Answer.Refused(ChangeByAnswer.NoSuchProposal);
    }

    internal static Task<IResult> Endorse([Description(IdIs)] string id, CountryAnswers answers, ClaimsPrincipal user, AnswerRequests requests, CancellationToken cancellation) =>
        TakeAsync(id, PartyOf(answers.Country), answers.Check(), Caller.From(user), requests, cancellation);

    internal static async Task<IResult> Revoke(
        [Description(IdIs)] string id, [Description("Whose endorsement.")] CountryCode country, RevocationAnswers answers, [FromHeader(Name = "If-Match"), Description("The ETag that readEndorsements gave.")] string? ifMatch,
        ClaimsPrincipal user, AnswerRequests requests, CancellationToken cancellation) => ifMatch is null or ""
            ? Answer.Refused(Refusal.PreconditionMissing("if-match-missing", "Send the ETag, as GET gives it, in If-Match."))
            : await TakeAsync(id, AskedParty.Of(country), answers.Check(), Caller.From(user), requests, cancellation, one => TagOf(one) == ifMatch ? null : Rows.ChangedMeanwhile);

    internal static Task<IResult> Accept([Description(IdIs)] string id, AgencyAnswers answers, ClaimsPrincipal user, AnswerRequests requests, CancellationToken cancellation) =>
        TakeAsync(id, answers.Agency is { } agency ? AskedParty.Of(agency) : null, answers.Check(), Caller.From(user), requests, cancellation);

    internal static Task<IResult> Ask([Description(IdIs)] string id, QuestionAnswers answers, ClaimsPrincipal user, AnswerRequests requests, CancellationToken cancellation) =>
        TakeAsync(id, PartyOf(answers.Country), answers.Check(), Caller.From(user), requests, cancellation);

    internal static async Task<IResult> Name([Description(IdIs)] string id, FocalPointAnswers answers, ClaimsPrincipal user, NameFocalPoint name, CancellationToken cancellation) =>
        Answer.From(await name.RunAsync(id, answers, Caller.From(user), cancellation), proposal => new GateResult(proposal));

    private static async Task<IResult> TakeAsync(
        string id, AskedParty? party, Outcome<PartyAnswer> answer, Caller caller, AnswerRequests requests, CancellationToken cancellation, Func<Proposal, Refusal?>? isCurrent = null)
    {
        if (party is not { } asked) return Answer.Refused(NobodyNamed);
        var by = await requests.ByCallerAsync(id, asked, caller, cancellation);
        if (by.Refusal is { } denied) return Answer.Refused(denied);
        return answer.Refusal is { } wrong
            ? Answer.Refused(wrong)
            : Answer.From(await requests.RunAsync(id, by.Value, answer.Value, cancellation, isCurrent), proposal => new GateResult(proposal));
    }

    private static AskedParty? PartyOf(string? country) => CountryCode.TryParse(country, out var known) ? AskedParty.Of(known) : null;

    private static string TagOf(Proposal proposal) => ETags.Of(proposal.Id, proposal.RowTag ?? "");

    private static Refusal NobodyNamed { get; } = Refusal.Unprocessable(
        "answer-incomplete", "Say whose answer it is.", new FieldError("/country", "unknown-country", "An ISO 3166-1 code; for an executing agency its number in /agency."));

    private sealed class GateResult(Proposal proposal) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status200OK;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = TagOf(proposal);
            httpContext.Response.Headers.CacheControl = "private, no-store";
            return Results.Json(AnswerOf(proposal)).ExecuteAsync(httpContext);
        }
    }

    private static GateAnswer AnswerOf(Proposal proposal) => new(
        proposal.Id, proposal.Reference, proposal.Content.Identification.Title, proposal.Stage, proposal.Round,
        [.. proposal.Content.Countries.Distinct().Select(country => proposal.EndorsementOf(country) is var one ? new CountryRow(country, one?.State, one?.At, one?.Office, one?.Reason) : null!)],
        [.. proposal.Content.Partners.Executing.Select((agency, index) => proposal.AcceptanceOf(index) is var one ? new AgencyRow(index, agency.Name, one?.State, one?.At, one?.Reason) : null!)],
        proposal.Questions, proposal.Missing());
}
