using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary><c>/api/directory/personal-data</c>: what is kept of somebody, and its erasure. The address comes in the body, so that it stands in no log.</summary>
internal static class PersonalDataFunctions
{
    private const string Body = """{"address":"nobody@example.org"}""";

    private static readonly Refuses Wrong = new(RefusalKind.Unprocessable, "address-wrong", "the address is none");

    public static void MapPersonalData(this RouteGroupBuilder room)
    {
        var data = room.MapGroup("personal-data").RequireRole(Role.Secretariat);
        data.MapPost("", Export).Describe("exportPersonalData", "Everything that is kept under an e-mail address", Wrong)
            .Example(new("/api/directory/personal-data") { Role = "secretariat", Body = Body }).Produces<PersonalExport>(200, "application/json");
        data.MapPost("erasure", Erase).Describe("erasePersonalData", "Erase what is kept under an e-mail address; what the person did stays, without them", Wrong)
            .Example(new("/api/directory/personal-data/erasure") { Role = "secretariat", Body = Body }).Produces<PersonalErasure>(200, "application/json");
    }

    /// <summary>Whose data.</summary>
    internal sealed record PersonalDataRequest(string? Address);

    private static async Task<IResult> Export(PersonalDataRequest request, ClaimsPrincipal user, PersonalData data, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Answer.From(await data.ExportAsync(request.Address, Caller.From(user), cancellation), found => Results.Json(found));
    }

    private static async Task<IResult> Erase(PersonalDataRequest request, ClaimsPrincipal user, PersonalData data, CancellationToken cancellation) =>
        Answer.From(await data.EraseAsync(request.Address, Caller.From(user), cancellation), erased => Results.Json(erased));
}
