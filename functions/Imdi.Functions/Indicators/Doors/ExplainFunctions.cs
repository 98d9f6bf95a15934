using System.ComponentModel;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary><c>indicators/{id}/{country}/{period}/explain</c>: the figures and the arithmetic behind a value, down to what each source states.</summary>
internal static class ExplainFunctions
{
    private const string SuppressionRule = "Counts of 1 to 4 persons are not shown, nor what they could be worked out from (k = 5, docs/methods/indicators.md).";

    private static readonly Refusal WorkedOutOtherwise = Refusal.Conflict("worked-out-otherwise",
        "This value does not come out as it was published: the program or a rule for quotes has changed since. The next night works it out anew; /api/health says when the last one was.");

    public static void MapExplanations(this RouteGroupBuilder room) => room.MapGet("{id}/{country}/{period}/explain", Explain).AnswersOne<ExplainedValue>().ForAnyRun().RequireRateLimiting(RowsLimit.Name)
        .Describe("explainIndicatorValue", "How a value came about: its inputs and the arithmetic, each figure with the version that states it",
        [
            .. IndicatorRefuses.OfArea,
            new(RefusalKind.NotFound, "no-such-value", "there is no value for that period or those parts"),
            new(RefusalKind.NotFound, "several-values", "more than one value is meant; the answer says how to name each"),
            new(RefusalKind.Gone, "version-retracted", "a version that it was worked out from was retracted since"),
            new(RefusalKind.Conflict, "worked-out-otherwise", "the value was published by another version of the program, or under another rule for quotes; the next night works it out anew"),
            new(RefusalKind.TooMany, "too-many-requests", "too many questions from one address; Retry-After says when to go on"),
        ])
        .Example(new("/api/indicators/RM.COST/MEX/2020Q3/explain")).Example(new("/api/indicators/RM.COST/MEX/1999Q1/explain", 404));

    internal static async Task<IResult> Explain(
        DataRequest asked, [Description(IndicatorRefuses.IdIs)] string id, [Description(AreaCodes.WhatIsRight)] AreaPath country, Period period, PartFilter parts,
        [Description("The survey, where values of several stand beside each other.")] string? survey,
        IndicatorStore store, WorkOut workOut, CancellationToken cancellation)
    {
        var found = IndicatorRefuses.Find(id);
        if (found.Refusal is { } unknown) return Answer.Refused(unknown);
        if (await store.IndicatorAsync(found.Value.Id, cancellation) is not { } index || await store.HiddenAsync(cancellation) is not { } hidden || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        if (await store.AreaAsync(found.Value.Id, country.Code, cancellation) is not { } file) return Answer.Refused(IndicatorRefuses.NoValues(found.Value, country.Code));
        var chosen = ChooseValue.Of(file, period.ToString(), parts.Question, survey);
        if (chosen.Refusal is { } none) return Answer.Refused(none);
        var answer = asked.From(current.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;

        var words = new IndicatorWords(asked.Language);
        var told = ExplainedValueOf(found.Value, IndicatorRow.Of(found.Value, file, chosen.Value, words), words, current.Id);
        if (chosen.Value.Reason == Withheld.Suppressed) return answer.One(told with { Rule = SuppressionRule });
        return Answer.From(await workOut.RunAsync(found.Value, index, current.Id, cancellation), worked =>
        {
            if (Same(worked, file, chosen.Value) is not { } value) return Answer.Refused(WorkedOutOtherwise);
            var explain = new ExplainValue(hidden.Cells.ToHashSet(), words);
            return answer.One(told with { Arithmetic = explain.ArithmeticOf(value, IndicatorFormulas.All[found.Value.Id]), Inputs = explain.InputsOf(value) });
        });
    }

    private static ExplainedValue ExplainedValueOf(IndicatorDefinition definition, IndicatorRow row, IndicatorWords words, string run) =>
        new(row, words.Name(definition), definition.Formula, null, null, [], row.Sources.Count > 0 ? string.Join("; ", row.Sources) : definition.Source, DefinitionRow.MethodOf(definition.Id), run);

    // The night's value is what holds: another one would mean that the explanation explains something else.
    private static IndicatorValue? Same(WorkedOut worked, AreaFile file, ValueRow row)
    {
        var key = new FigureKey(file.Area, row.Period) { Counterpart = row.Counterpart, Sex = row.Sex, Age = row.Age, Education = row.Education, Occupation = row.Occupation, Survey = row.Survey };
        return worked.Values.GetValueOrDefault(key) is { } value && value.Value == row.Value && value.Reason == row.Reason ? value : null;
    }
}
