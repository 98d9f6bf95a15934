using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Funding;

/// <summary>The register in the IATI standard 2.03, and what its rules say of each record.</summary>
internal static class IatiFunctions
{
    private const string Xml = "application/xml";

    // The schema wants one activity at least.
    private static readonly Refusal Empty = Refusal.NotFound("register-empty", "No project is public yet and no money has moved, so there is nothing to publish in the IATI standard. A file is here once there is.");

    public static void MapIati(this RouteGroupBuilder room)
    {
        room.MapGet("/iati/activities.xml", ReadActivities).Produces<string>(200, Xml).Produces(304).RequireCors(Origins.PublicData)
            .Describe("readIatiActivities", "Every public project and funding window as an IATI 2.03 activity file", [.. RegisterFunctions.Reading, new(RefusalKind.NotFound, Empty.Code, "nothing is public yet, and the standard has no empty file")])
            .Example(new("/api/funding/iati/activities.xml"));
        room.MapGet("/iati/organisation.xml", ReadOrganisation).Produces<string>(200, Xml).Produces(304).RequireCors(Origins.PublicData)
            .Describe("readIatiOrganisation", "The reporting organisation as an IATI 2.03 organisation file, with what it paid a year", RegisterFunctions.Reading)
            .Example(new("/api/funding/iati/organisation.xml"));
        room.MapGet("/iati/findings", ListFindings).AnswersRows<IatiFinding>()
            .Describe("listIatiFindings", "What the rules of IATI beyond its schema say against a record; empty when all is well", RegisterFunctions.Reading)
            .Example(new("/api/funding/iati/findings"));
    }

    internal static Task<IResult> ReadActivities(DataRequest asked, RegisterStore store, IOptions<IatiOptions> reporter, IOptions<HostingSettings> settings, CancellationToken cancellation) =>
        WrittenAsync(asked, store, (book, stream, token) => WriteIati.ActivitiesAsync(stream, book, reporter.Value, settings.Value.BaseAddress, token), cancellation, book => book.IsEmpty ? Empty : null);

    internal static Task<IResult> ReadOrganisation(DataRequest asked, RegisterStore store, IOptions<IatiOptions> reporter, CancellationToken cancellation) =>
        WrittenAsync(asked, store, (book, stream, token) => WriteIati.OrganisationAsync(stream, book, reporter.Value, token), cancellation);

    internal static async Task<IResult> ListFindings(
        RowsRequest asked, RegisterStore store, IOptions<IatiOptions> reporter, TimeProvider clock, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.FindAsync(cancellation) is not { } book) return Answer.Refused(RegisterFunctions.NotPublished);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var findings = FindingsOf(book, reporter.Value, today);
        var response = asked.From($"{book.State}-{today:O}");
        return response.Unchanged() ?? Answer.From(Page.Of(findings, one => $"{one.Record}|{one.At}|{one.Rule}|{one.Problem}", asked), page => response.Rows(page, RegisterFunctions.NoteOf(book, asked.Data.Language, run)));
    }

    /// <summary>Of every activity that is published: projects and windows.</summary>
    internal static IReadOnlyList<IatiFinding> FindingsOf(RegisterBook book, IatiOptions reporter, DateOnly today) => [.. WriteIati.Activities(book, reporter, null).SelectMany(activity => CheckActivity.Of(activity, today))];

    private static async Task<IResult> WrittenAsync(DataRequest asked, RegisterStore store, Func<RegisterBook, Stream, CancellationToken, Task> write, CancellationToken cancellation, Func<RegisterBook, Refusal?>? refuse = null)
    {
        if (await store.FindAsync(cancellation) is not { } book) return Answer.Refused(RegisterFunctions.NotPublished);
        if (refuse?.Invoke(book) is { } refusal) return Answer.Refused(refusal);
        var response = asked.From(book.State);
        return response.Unchanged() ?? response.Written($"{Xml}; charset=utf-8", (stream, token) => write(book, stream, token), isFile: false);
    }
}
