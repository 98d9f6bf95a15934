using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Directory;

/// <summary>The stakeholder register, open to all without its contacts; and which countries have a focal point, without saying who.</summary>
internal static class OrganisationFunctions
{
    private const string IdIs = "The id of the organisation, as GET /api/directory/organisations lists it.";
    private const string New = """{"id":"example-diaspora-council","name":"Example Diaspora Council","constituency":"civil-society","country":"KEN"}""";

    private static readonly DataNote Note = new("IMDI", null, "/api/docs", null);

    private static readonly Dictionary<string, string> Matching = new() { ["If-Match"] = "{0}" };

    private static readonly Refuses Unknown = new(RefusalKind.NotFound, "no-such-organisation", "no organisation has that id"), Wrong = new(RefusalKind.Unprocessable, "organisation-wrong", "a field is wrong: the errors say which");

    private static readonly Refuses[] Tagged =
        [Unknown, new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Stale, "changed-meanwhile", "the record has changed; `current` is what it is now")];

    public static void MapOrganisationDoors(this RouteGroupBuilder room)
    {
        room.MapGet("organisations", List).AnswersRows<OrganisationRow>()
            .Describe("listOrganisations", "The organisations of the stakeholder register, without contacts").Example(new("/api/directory/organisations"));
        room.MapGet("focal-points", ListFocalPoints).AnswersRows<FocalPointRow>()
            .Describe("listFocalPoints", "Which countries have a verified focal point for each topic, without names").Example(new("/api/directory/focal-points?limit=2"));
        var closed = room.MapGroup("organisations").RequireRole(Role.Secretariat);
        closed.MapPost("", Add).Describe("addOrganisation", "Add an organisation", Wrong, new(RefusalKind.Conflict, "organisation-exists", "the id is taken"))
            .Example(new("/api/directory/organisations", 201) { Role = "secretariat", Body = New })
            .Example(new("/api/directory/organisations", 422) { Role = "secretariat", Body = """{"id":"Example!","name":""}""" }).Produces<OrganisationAnswer>(201, "application/json");
        closed.MapGet("{id}", Read).Describe("readOrganisation", "An organisation with its contacts and its tag", Unknown)
            .Example(new("/api/directory/organisations/demonstration-agency") { Role = "secretariat" }).Produces<OrganisationAnswer>(200, "application/json");
        closed.MapPut("{id}", Change).Describe("changeOrganisation", "Change an organisation", [.. Tagged, Wrong])
            .Example(new("/api/directory/organisations/example-diaspora-council") { Role = "secretariat", Body = New.Replace("KEN", "UGA", StringComparison.Ordinal), Headers = Matching, Taken = ["addOrganisation ETag"] })
            .Produces<OrganisationAnswer>(200, "application/json");
        closed.MapDelete("{id}", End).Describe("endOrganisation", "Note that an organisation has left: its contacts go, its name stays", Tagged)
            .Example(new("/api/directory/organisations/example-diaspora-council") { Role = "secretariat", Headers = Matching, Taken = ["changeOrganisation ETag"] }).Produces<OrganisationAnswer>(200, "application/json");
    }

    /// <param name="EndedOn">When it left.</param>
    internal sealed record OrganisationRow(string Id, string Name, Constituency Constituency, CountryCode? Country, string? IatiRef, bool Executes, DateOnly? EndedOn, bool IsDemonstration)
    {
        public static OrganisationRow Of(Organisation one) => new(one.Id, one.Name, one.Constituency, one.Country, one.IatiRef, one.Executes, one.EndedOn, one.IsDemonstration);
    }

    /// <param name="VerifiedOn">When the secretariat last checked it.</param>
    /// <param name="Until">Until when that holds.</param>
    internal sealed record FocalPointRow(CountryCode Country, FocalTopic Topic, bool HasPrimary, int Alternates, DateOnly? VerifiedOn, DateOnly? Until)
    {
        public static FocalPointRow Of(CountryFocalPoints one) => new(one.Country, one.Topic, one.Primary is not null, one.Alternates.Count, one.Primary?.VerifiedOn, one.Primary?.Until);
    }

    internal sealed record OrganisationAnswer(
        string Id, string Name, Constituency Constituency, CountryCode? Country, string? IatiRef, bool Executes, string? Email, string? Address, DateOnly? EndedOn, bool IsDemonstration)
    {
        public static OrganisationAnswer Of(Organisation one) => new(one.Id, one.Name, one.Constituency, one.Country, one.IatiRef, one.Executes, one.Email, one.Address, one.EndedOn, one.IsDemonstration);
    }

    private static async Task<IResult> List(RowsRequest asked, OrganisationStore organisations, CancellationToken cancellation) =>
        Rows(asked, [.. (await organisations.ListAsync(cancellation).ToListAsync(cancellation)).OrderBy(one => one.Id, StringComparer.Ordinal).Select(OrganisationRow.Of)], one => one.Id);

    private static async Task<IResult> ListFocalPoints(RowsRequest asked, PersonStore people, TimeProvider clock, CancellationToken cancellation) => Rows(
        asked, [.. FocalPointNetwork.Of(await people.ListAsync(cancellation).ToListAsync(cancellation), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Select(FocalPointRow.Of)], one => $"{one.Country.Alpha3} {one.Topic}");

    private static IResult Rows<T>(RowsRequest asked, T[] rows, Func<T, string> key) where T : notnull
    {
        var answer = asked.From(StateHash.Of(rows));
        return answer.Unchanged() ?? Answer.From(Page.Of(rows, key, asked), page => answer.Rows(page, Note));
    }

    private static async Task<IResult> Add(OrganisationRequest request, ClaimsPrincipal user, ChangeOrganisations change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.AddAsync(request, Caller.From(user), cancellation), context, StatusCodes.Status201Created);

    private static async Task<IResult> Read([Description(IdIs)] string id, ChangeOrganisations change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.FindAsync(id, cancellation), context);

    private static async Task<IResult> Change(
        [Description(IdIs)] string id, OrganisationRequest request, [FromHeader(Name = "If-Match"), Description("The record's ETag.")] string? ifMatch, ClaimsPrincipal user, ChangeOrganisations change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.ChangeAsync(id, request, ifMatch, Caller.From(user), cancellation), context, now: () => change.FindAsync(id, cancellation));

    private static async Task<IResult> End(
        [Description(IdIs)] string id, [FromHeader(Name = "If-Match"), Description("The record's ETag.")] string? ifMatch, ClaimsPrincipal user, ChangeOrganisations change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.EndAsync(id, ifMatch, Caller.From(user), cancellation), context, now: () => change.FindAsync(id, cancellation));

    private static Task<IResult> AnswerAsync(Outcome<Tagged<Organisation>> outcome, HttpContext context, int status = StatusCodes.Status200OK, Func<Task<Outcome<Tagged<Organisation>>>>? now = null) =>
        TaggedAnswer.OfAsync(outcome, OrganisationAnswer.Of, context, status, now);
}
