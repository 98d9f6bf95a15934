using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary><c>averages</c>: by sender, receiver, region, G20, provider type, instrument, digital.</summary>
internal static class AverageFunctions
{
    public static void MapAverages(this RouteGroupBuilder room)
    {
        Refuses[] refusals = [.. Refused.Reading, new(RefusalKind.NotFound, "no-figures", "the quarter has no figures")];
        room.MapGet("/averages", ListAverages).AnswersRows<AverageRow>().ForAnyRun()
            .Describe("listAverages", "Average costs of a quarter by group, over services and over corridors, each under its own name", refusals)
            .Example(new("/api/remittances/averages?by=region&period=2020Q3&limit=2"));
        room.MapGet("/averages/{period}", ListAverages).AnswersRows<AverageRow>().ForAnyRun()
            .Describe("listAveragesOfQuarter", "The same as `averages?period=`, at an address that a copy for a static host has too", refusals)
            .Example(new("/api/remittances/averages/2020Q3?by=region&limit=2"));
    }

    internal static async Task<IResult> ListAverages(
        RowsRequest asked, Choice<AverageGrouping>? by, Period? period, Choice<Basis>? basis, [Description("Groups such as NPL, SA, g20, bank or digital; all without it.")] string[] group, RemittanceStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        if (GroupCodes.Unknown(group) is { } unknown) return Answer.Refused(unknown);
        var answer = asked.From(run.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;

        var latest = AverageQuestion.QuarterOf(overview.Published, by?.ToString(), basis?.Value);
        var quarter = (period ?? latest) is { } named ? await store.QuarterAsync(named, cancellation) : null;
        if (quarter is null) return Answer.Refused(PeriodChecks.NoFigures(period ?? latest ?? default, overview.Published.Periods));
        var rows = AverageQuestion.Of(quarter, by?.ToString(), basis?.Value, group, asked.Data.Language);
        return Answer.From(
            Page.Of(rows, row => $"{row.By}|{row.Group}|{row.Basis}", asked),
            page => answer.Rows(page, Notes.Of(overview.Published.Sources, asked.Data.Language, run.Id)));
    }
}

/// <summary>The names of <see cref="AverageBy"/> in an address; <c>region</c> is the receiver's.</summary>
public enum AverageGrouping { All, Sender, Receiver, SenderRegion, Region, G20, ProviderType, Instrument, Digital }
