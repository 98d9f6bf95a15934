using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary><c>targets</c> and <c>targets/trend</c>: SDG 10.c.</summary>
internal static class TargetFunctions
{
    public static void MapTargets(this RouteGroupBuilder room)
    {
        Refuses[] refusals = [.. Refused.Reading, new(RefusalKind.NotFound, "no-figures", "the quarter has no figures on this basis")];
        room.MapGet("/targets", ReadTargets).AnswersOne<TargetRow>(alsoCsv: true).ForAnyRun()
            .Describe("readTargets", "How the corridors of a quarter stand to 3 % and 5 %; without a period, of the latest quarter", refusals)
            .Example(new("/api/remittances/targets?period=2020Q3"));
        room.MapGet("/targets/{period}", ReadTargets).AnswersOne<TargetRow>(alsoCsv: true).ForAnyRun()
            .Describe("readTargetsOfQuarter", "The same as `targets?period=`, at an address that a copy for a static host has too", refusals)
            .Example(new("/api/remittances/targets/2020Q3"));
        room.MapGet("/targets/trend", ListTargets).AnswersRows<TargetRow>().ForAnyRun()
            .Describe("listTargets", "The same for every quarter, oldest first", Refused.Reading)
            .Example(new("/api/remittances/targets/trend?limit=2"));
    }

    internal static async Task<IResult> ReadTargets(
        Period? period, Choice<Basis>? basis, DataRequest asked, RemittanceStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        var response = asked.From(run.Id);
        if (response.Unchanged() is { } unchanged) return unchanged;
        return Answer.From(overview.Published.FindTarget(period, basis?.Value), found =>
        {
            var row = found.Named(asked.Language, run.Id);
            return response.One<TargetRow, TargetRow>(row, [row], new DataNote(row.Source, row.Vintage, row.Method!, run.Id));
        });
    }

    internal static async Task<IResult> ListTargets(
        RowsRequest asked, Choice<Basis>? basis, RemittanceStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        var answer = asked.From(run.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var note = Notes.Of(overview.Published.Sources, asked.Data.Language, run.Id);
        TargetRow[] rows =
        [
            .. overview.Published.Targets.Where(row => basis is not { } on || row.Basis == BasisCodes.Of(on.Value))
                .Select(row => row.Named(asked.Data.Language, run.Id)),
        ];
        return Answer.From(Page.Of(rows, row => $"{row.Period}|{row.Basis}", asked), page => answer.Rows(page, note));
    }
}
