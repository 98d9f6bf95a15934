using System.Security.Claims;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>How the site runs, as a page and as JSON: worked out on request, never stored, open to all since it says nothing about anybody.</summary>
internal static class StatusFunctions
{
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("health", "Health");
        room.MapGet("status", ReadStatus)
            .Describe("readStatus", "The last rebuilds, the steps of the newest, what is withheld and what has vanished, the age of each kind of data, what waits in queues, and the last check of the audit trail")
            .Example(new("/api/health/status")).Produces<StatusAnswer>(200, "application/json");
        room.MapPost("rebuilds", Rebuild).RequireRole(Role.Secretariat)
            .Describe("rebuildSite", "Make the site anew, in the background, as every night does; GET /api/health/status shows how it goes")
            .Example(new("/api/health/rebuilds", 202) { Role = "secretariat" }).Produces(202);
        routes.MapGet("/{language:language}/status/", ReadPage).ExcludeFromDescription();
        routes.MapGroup("").AddEndpointFilter(new AskToSignIn(Role.Secretariat)).MapPost("/api/health/rebuilds", RebuildByForm).AcceptsForm();
    }

    /// <param name="Run">The run's id: the hash of what it was made of.</param>
    /// <param name="FailingStep">Where it failed or was stopped.</param>
    internal sealed record RunAnswer(string Run, DateOnly AsOf, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, RebuildOutcome Outcome, string? FailingStep);

    /// <param name="CheckedAt">When the whole trail was looked through last.</param>
    internal sealed record AuditAnswer(DateTimeOffset CheckedAt, long Entries, bool IsWhole);

    /// <param name="Steps">Of the last rebuild, those that have ended.</param>
    /// <param name="Withheld">Values that are not given, by indicator and reason, of the last rebuild that ended well.</param>
    /// <param name="Vanished">Sources that are gone though nobody took them back, until they return.</param>
    /// <param name="Audit">Null before the first check.</param>
    internal sealed record StatusAnswer(
        DateTimeOffset At, IReadOnlyList<RunAnswer> Runs, IReadOnlyList<RebuildStep> Steps, IReadOnlyList<WithheldValues> Withheld, IReadOnlyList<VanishedSource> Vanished, IReadOnlyList<KindStatus> Datasets, QueueStatus Queues, AuditAnswer? Audit)
    {
        public static StatusAnswer Of(SiteStatus status) => new(
            status.At, [.. status.Runs.Select(run => new RunAnswer(run.Run, run.AsOf, run.Started, run.Finished, run.Outcome, StatusRules.FailingStep(run)))], status.Steps, status.Withheld, status.Vanished, status.Datasets, status.Queues,
            status.Audit is { } audit ? new(audit.At, audit.Found.Entries, audit.Found.Broken is null) : null);
    }

    private static async Task<IResult> ReadStatus(GatherStatus gather, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(StatusAnswer.Of(await gather.RunAsync(cancellation)));
    }

    private static async Task<IResult> Rebuild(ClaimsPrincipal user, SiteNews news, AuditTrail audit, TimeProvider clock, CancellationToken cancellation)
    {
        await audit.AppendAsync(new(Caller.From(user).Id, "rebuild-demanded", "site", clock.GetUtcNow()), cancellation);
        news.Demand();
        return Results.Accepted("/api/health/status");
    }

    private static async Task<IResult> RebuildByForm(ClaimsPrincipal user, SiteNews news, AuditTrail audit, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        var language = ReaderLanguage.Of(await context.Request.ReadFormAsync(cancellation), context.Request);
        await Rebuild(user, news, audit, clock, cancellation);
        return new SeeOther(PageAddress.Status(language).Href);
    }

    private static async Task<IResult> ReadPage(Language language, GatherStatus gather, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        var site = new Site(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);
        return new OwnPage(await pages.RenderAsync<SiteStatusPage>(site, PageAddress.Status(language), ModelOf(await gather.RunAsync(cancellation), language)));
    }

    internal static SiteStatusModel ModelOf(SiteStatus status, Language language) => new(
        status.At,
        [.. status.Runs.Select(run => new StatusRun(run.Run, run.AsOf, run.Started, run.Finished, run.Outcome.ToString().ToLowerInvariant(), StatusRules.FailingStep(run), run.Files))],
        [.. status.Datasets.Select(kind => new StatusKind(kind.Kind, DatasetKinds.Find(kind.Kind)!.Title, DatasetModels.StateOf(kind.State), kind.Released, kind.DueOn))],
        [
            ("receiving", status.Queues.UploadsReceiving), ("work", status.Queues.UploadsInWork), ("stopped", status.Queues.UploadsParked), ("due", status.Queues.MessagesDue), ("parked", status.Queues.MessagesParked), ("interests", status.Queues.InterestsNew),
        ],
        status.Audit is { } audit ? new(audit.At, audit.Found.Entries, audit.Found.Broken is null) : null)
    {
        Steps = [.. status.Steps.Select(step => new StatusStep(step.Name, (decimal)step.Seconds, step.Files))],
        Withheld = [.. status.Withheld.Where(count => ReadDefinitions.Find(count.Indicator) is not null).Select(count => new StatusWithheld(count.Indicator, ReadDefinitions.Find(count.Indicator)!.Names[language.Tag], count.Reason, count.Values))],
        Vanished = [.. status.Vanished.Select(gone => new StatusVanished(gone.Kind, DatasetKinds.Find(gone.Kind)?.Title ?? gone.Kind, gone.Source, gone.Since))],
    };
}
