using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary><c>indicators</c> and <c>indicators/{id}/definition</c>: what is measured, how, and what there is of it.</summary>
internal static class DefinitionFunctions
{
    public static void MapDefinitions(this RouteGroupBuilder room)
    {
        room.MapGet("", ListIndicators).AnswersRows<DefinitionRow>().ForAnyRun()
            .Describe("listIndicators", "Every indicator: formula, unit, source, caveats, what it covers or what it lacks", IndicatorRefuses.Reading)
            .Example(new("/api/indicators?component=II&q=cost&limit=2")).Example(new("/api/indicators?component=IV", 400));
        room.MapGet("{id}/definition", ReadDefinition).AnswersOne<DefinitionRow>(alsoCsv: true).ForAnyRun()
            .Describe("readIndicatorDefinition", "One indicator as it is defined", IndicatorRefuses.OfIndicator)
            .Example(new("/api/indicators/MG.HHI/definition")).Example(new("/api/indicators/MG.HII/definition", 404));
    }

    internal static async Task<IResult> ListIndicators(
        RowsRequest asked, [Description("Of the concept paper: I, II or III.")] Choice<PaperComponent>[] component, [Description("Words that all occur in the id, name, formula, source or caveats.")] string? q,
        IndicatorStore store, CancellationToken cancellation)
    {
        if (await store.IndicatorAsync(ReadDefinitions.All[0].Id, cancellation) is null || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        var answer = asked.From(current.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var words = new IndicatorWords(asked.Data.Language);
        string[] components = [.. component.Select(one => one.Value.ToString())];
        List<DefinitionRow> rows = [];
        foreach (var definition in ReadDefinitions.All.Where(definition => components.Length == 0 || definition.Component.Intersect(components).Any()))
        {
            var row = DefinitionRow.Of(definition, await store.IndicatorAsync(definition.Id, cancellation), words);
            if (q is null || row.Mentions(q)) rows.Add(row);
        }

        return Answer.From(Page.Of(rows, row => row.Id, asked), page => answer.Rows(page, new DataNote("IMDI", null, "/api/docs", current.Id)));
    }

    internal static async Task<IResult> ReadDefinition(
        DataRequest asked, [Description(IndicatorRefuses.IdIs)] string id, IndicatorStore store, CancellationToken cancellation)
    {
        var found = IndicatorRefuses.Find(id);
        if (found.Refusal is { } unknown) return Answer.Refused(unknown);
        if (await store.IndicatorAsync(found.Value.Id, cancellation) is not { } file || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        var answer = asked.From(current.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var row = DefinitionRow.Of(found.Value, file, new IndicatorWords(asked.Language));
        return answer.One<DefinitionRow, DefinitionRow>(row, [row], new DataNote(row.Source, null, row.Method, current.Id));
    }
}

/// <summary>The components of the concept paper, as an address names them.</summary>
public enum PaperComponent { I, II, III }
