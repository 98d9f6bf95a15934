using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Directory;

/// <summary><c>/api/directory/people</c>: whom the secretariat has given a role, and until when. Never public.</summary>
internal static class PersonFunctions
{
    private const string IdIs = "The id of the person, as GET /api/directory/people lists it.", Npl = "demonstration:focal-point-npl";
    private const string New = """{"name":"Amina Example","email":"amina@example.org","language":"fr","roles":["focal-point"],"countries":["KEN"]}""";

    private static readonly Dictionary<string, string> Matching = new() { ["If-Match"] = "{1}" };

    private static readonly Refuses Unknown = new(RefusalKind.NotFound, "no-such-person", "nobody has that id"), Wrong = new(RefusalKind.Unprocessable, "person-wrong", "a field is wrong: the errors say which");

    private static readonly Refuses[] Tagged =
        [Unknown, new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Stale, "changed-meanwhile", "the record has changed; `current` is what it is now")];

    public static void MapPersonDoors(this RouteGroupBuilder room)
    {
        var people = room.MapGroup("people").RequireRole(Role.Secretariat);
        people.MapGet("", List).Describe("listPeople", "The people who have, had or will have a role")
            .Example(new("/api/directory/people") { Role = "secretariat" }).Produces<PersonList>(200, "application/json");
        people.MapPost("", Add).Describe("addPerson", "Add somebody and send an invitation", Wrong)
            .Example(new("/api/directory/people", 201) { Role = "secretariat", Body = New })
            .Example(new("/api/directory/people", 422) { Role = "secretariat", Body = """{"name":"Amina Example","email":"amina","roles":["focal-point"]}""" })
            .Example(new("/api/directory/people", 403) { Role = "donor", Body = New }).Produces<PersonAnswer>(201, "application/json");
        people.MapGet("{id}", Read).Describe("readPerson", "A person's record, with its tag", Unknown)
            .Example(new($"/api/directory/people/{Npl}") { Role = "secretariat" }).Produces<PersonAnswer>(200, "application/json");
        people.MapPut("{id}", Change).Describe("changePerson", "Change a person's record", [.. Tagged, Wrong])
            .Example(new("/api/directory/people/{0}") { Role = "secretariat", Body = New.Replace("KEN", "KEN\",\"UGA", StringComparison.Ordinal), Headers = Matching, Taken = ["addPerson /id", "addPerson ETag"] })
            .Produces<PersonAnswer>(200, "application/json");
        people.MapDelete("{id}", End).Describe("endPerson", "End a person's term now: the roles are gone within a minute", Tagged)
            .Example(new("/api/directory/people/{0}") { Role = "secretariat", Headers = Matching, Taken = ["addPerson /id", "changePerson ETag"] }).Produces<PersonAnswer>(200, "application/json");
        people.MapPost("{id}/verification", Verify).Describe("verifyFocalPoint", "Say that a focal point has been checked; that holds for a year", Unknown, new(RefusalKind.Conflict, "not-a-focal-point", "the person is none, or the term has ended"))
            .Example(new($"/api/directory/people/{Npl}/verification") { Role = "secretariat" }).Produces<PersonAnswer>(200, "application/json");
        people.MapPost("{id}/invitation", Invite).Describe("invitePerson", "Send the invitation again", Unknown, new(RefusalKind.Conflict, "already-signed-in", "the person has signed in before"))
            .Example(new("/api/directory/people/{0}/invitation", 202) { Role = "secretariat", Taken = ["addPerson /id"] }).Produces(202);
    }

    internal sealed record PersonAnswer(
        string Id, string Name, string Email, Language Language, IReadOnlyList<Role> Roles, string? Organisation, IReadOnlyList<CountryCode> Countries, Constituency? Constituency,
        DateOnly From, DateOnly? Until, bool Alternate, IReadOnlyList<FocalTopic> Topics, DateOnly? VerifiedOn, bool IsInvited, bool IsDemonstration)
    {
        public static PersonAnswer Of(Person one) => new(
            one.Id, one.Name, one.Email, one.Language, one.Roles, one.Organisation, one.Countries, one.Constituency, one.From, one.Until, one.IsAlternate, one.Topics, one.VerifiedOn, one.IsInvited, one.IsDemonstration);
    }

    internal sealed record PersonList(IReadOnlyList<PersonAnswer> Items);

    private static async Task<IResult> List(PersonStore people, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(new PersonList([.. (await people.ListAsync(cancellation).ToListAsync(cancellation)).OrderBy(one => one.Id, StringComparer.Ordinal).Select(PersonAnswer.Of)]));
    }

    private static async Task<IResult> Add(PersonRequest request, ClaimsPrincipal user, ChangePeople change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.AddAsync(request, Caller.From(user), cancellation), context, StatusCodes.Status201Created);

    private static async Task<IResult> Read([Description(IdIs)] string id, ChangePeople change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.FindAsync(id, cancellation), context);

    private static async Task<IResult> Change(
        [Description(IdIs)] string id, PersonRequest request, [FromHeader(Name = "If-Match"), Description("The record's ETag.")] string? ifMatch, ClaimsPrincipal user, ChangePeople change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.ChangeAsync(id, request, ifMatch, Caller.From(user), cancellation), context, now: () => change.FindAsync(id, cancellation));

    private static async Task<IResult> End(
        [Description(IdIs)] string id, [FromHeader(Name = "If-Match"), Description("The record's ETag.")] string? ifMatch, ClaimsPrincipal user, ChangePeople change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.EndAsync(id, ifMatch, Caller.From(user), cancellation), context, now: () => change.FindAsync(id, cancellation));

    private static async Task<IResult> Verify([Description(IdIs)] string id, ClaimsPrincipal user, ChangePeople change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.VerifyAsync(id, Caller.From(user), cancellation), context);

    private static async Task<IResult> Invite([Description(IdIs)] string id, ClaimsPrincipal user, InvitePerson invite, CancellationToken cancellation) =>
        await invite.AgainAsync(id, Caller.From(user), cancellation) is { } refusal ? Answer.Refused(refusal) : Results.Accepted();

    private static Task<IResult> AnswerAsync(Outcome<Tagged<Person>> outcome, HttpContext context, int status = StatusCodes.Status200OK, Func<Task<Outcome<Tagged<Person>>>>? now = null) =>
        TaggedAnswer.OfAsync(outcome, PersonAnswer.Of, context, status, now);
}
