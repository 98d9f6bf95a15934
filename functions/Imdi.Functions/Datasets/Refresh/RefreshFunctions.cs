using System.ComponentModel;
using System.Globalization;
using Imdi.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>What the public may know of refreshes: the declared sources with how they stand, and each run's outcome.</summary>
public static class RefreshFunctions
{
    private static readonly DataNote Note = new("IMDI", null, "/api/docs", null);

    public static void MapRefreshes(this IEndpointRouteBuilder routes)
    {
        var datasets = routes.MapRoom("datasets", "Datasets");
        datasets.MapGet("refreshes", ListRefreshes).AnswersRows<RefreshRunRow>()
            .Describe("listRefreshes", "How each scheduled refresh of a source ended, newest first")
            .Example(new("/api/datasets/refreshes"));
        datasets.MapGet("refreshes/sources", ListRefreshSources).AnswersRows<RefreshSourceRow>()
            .Describe("listRefreshSources", "The sources that are declared for scheduled refresh, with how they stand; `alert` where one keeps failing")
            .Example(new("/api/datasets/refreshes/sources"));
    }

    internal static async Task<IResult> ListRefreshes(
        RowsRequest asked, [Description("A declared source's id, as listRefreshSources names it.")] string? refresh, RefreshStore store, CancellationToken cancellation)
    {
        List<RefreshRunRow> rows = [];
        await foreach (var run in store.RunsAsync(cancellation)) rows.Add(RefreshRunRow.Of(run));
        var answer = asked.From(rows is [var newest, ..] ? $"{newest.Key} {rows.Count.ToString(CultureInfo.InvariantCulture)}" : "");
        if (answer.Unchanged() is { } unchanged) return unchanged;
        return Answer.From(Page.Of([.. rows.Where(row => refresh is null || row.Refresh == refresh)], row => row.Key, asked), page => answer.Rows(page, Note));
    }

    internal static async Task<IResult> ListRefreshSources(RowsRequest asked, RefreshStore store, IOptions<RefreshSettings> settings, CancellationToken cancellation)
    {
        var states = await store.StatesAsync(cancellation);
        RefreshSourceRow[] rows =
        [
            .. settings.Value.Declared.Select(source => RefreshSourceRow.Of(source, states.GetValueOrDefault(source.Id, new RefreshState(source.Id)), settings.Value)),
        ];
        var answer = asked.From(string.Join('\n', rows.AsEnumerable()));
        return answer.Unchanged() ?? Answer.From(Page.Of(rows, row => row.Refresh, asked), page => answer.Rows(page, Note));
    }
}
