using System.ComponentModel;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Directory;

/// <summary><c>/api/directory/region</c>: what the region decides of its site, open to all; the secretariat changes it, version by version.</summary>
internal static class RegionFunctions
{
    private const string New = """
        {"note":"A pilot in East Africa","region":{"id":"east-africa","names":{"en":"IMDI East Africa","fr":"IMDI Afrique de l'Est","es":"IMDI África Oriental","ar":"المبادرة في شرق أفريقيا"},"languages":["en","fr","es","ar"],"senders":["GBR","USA"],"receivers":["KEN","UGA"],"currencies":["KES","USD"],"rebuildHour":22}}
        """;

    private static readonly Dictionary<string, string> Matching = new() { ["If-Match"] = "{0}" };

    private static readonly Refuses[] Tagged =
    [
        new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Stale, "changed-meanwhile", "the settings have changed; `current` is what they are now"),
        new(RefusalKind.Unprocessable, "region-wrong", "something is wrong: the errors say where and what would be right"),
    ];

    public static void MapRegionDoors(this RouteGroupBuilder room)
    {
        room.MapGet("region", Read).Describe("readRegion", "The region's settings: names, languages, countries, currencies, contact and the rest, with their tag").Example(new("/api/directory/region"))
            .Produces<RegionAnswer>(200, "application/json");
        var closed = room.MapGroup("region").RequireRole(Role.Secretariat);
        closed.MapPut("", Change).Describe("changeRegion", "Publish new settings of the region; the site follows within seconds", Tagged)
            .Example(new("/api/directory/region") { Role = "secretariat", Body = New, Headers = Matching, Taken = ["readRegion ETag"] })
            .Example(new("/api/directory/region", 422) { Role = "secretariat", Body = New.Replace("KEN", "XYZ", StringComparison.Ordinal).Replace("\"fr\":", "\"de\":", StringComparison.Ordinal), Headers = Matching, Taken = ["readRegion ETag"] })
            .Produces<RegionAnswer>(200, "application/json");
        closed.MapGet("versions", List).Describe("listRegionVersions", "Every version of the region's settings: who published it, when and why; number 0 is the file that was deployed")
            .Example(new("/api/directory/region/versions") { Role = "secretariat", Taken = ["publishRegionAgain /version"] }).Produces<VersionList>(200, "application/json");
        closed.MapPost("versions/{number}", Again).Describe("publishRegionAgain", "Undo: publish an earlier version of the region's settings once more", [.. Tagged, new(RefusalKind.NotFound, "no-such-version", "there is no version of that number")])
            .Example(new("/api/directory/region/versions/0") { Role = "secretariat", Headers = Matching, Taken = ["changeRegion ETag"] }).Produces<RegionAnswer>(200, "application/json");
    }

    /// <param name="Note">Why, for the history: at most 300 characters.</param>
    internal sealed record RegionChange(RegionDraft Region, string? Note = null);

    internal sealed record RegionAnswer(int Version, Region Region)
    {
        public static RegionAnswer Of(RegionVersion version) => new(version.Number, version.Region);
    }

    /// <param name="By">Id of the account; null for the file that was deployed.</param>
    /// <param name="Again">The earlier version that this one repeats.</param>
    /// <param name="Hash">SHA-256 of the settings, as the audit trail has it.</param>
    internal sealed record VersionRow(int Version, string? By, DateTimeOffset? At, string? Note, int? Again, string Hash);

    internal sealed record VersionList(IReadOnlyList<VersionRow> Items);

    private static async Task<IResult> Read(ChangeRegion change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.FindAsync(cancellation), change, context, cancellation);

    private static async Task<IResult> Change(
        RegionChange request, [FromHeader(Name = "If-Match"), Description("The settings' ETag.")] string? ifMatch, ClaimsPrincipal user, ChangeRegion change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.ChangeAsync(request.Region, request.Note, ifMatch, Caller.From(user), cancellation), change, context, cancellation);

    private static async Task<IResult> List(ChangeRegion change, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(new VersionList([.. (await change.HistoryAsync(cancellation)).Select(one => new VersionRow(one.Number, one.By, one.At, one.Note, one.Again, one.Region.Hash))]));
    }

    private static async Task<IResult> Again(
        [Description("The number of the version.")] int number, [FromHeader(Name = "If-Match"), Description("The settings' ETag.")] string? ifMatch, ClaimsPrincipal user, ChangeRegion change, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await change.AgainAsync(number, ifMatch, Caller.From(user), cancellation), change, context, cancellation);

    private static Task<IResult> AnswerAsync(Outcome<Tagged<RegionVersion>> outcome, ChangeRegion change, HttpContext context, CancellationToken cancellation) =>
        TaggedAnswer.OfAsync(outcome, RegionAnswer.Of, context, now: async () => await change.FindAsync(cancellation));
}
