using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary><c>indicators/corridors/{from}/{to}</c>: a corridor of people, and the money that they send home.</summary>
internal static class CorridorAnalysisFunctions
{
    public static void MapCorridorAnalysis(this RouteGroupBuilder room) => room.MapGet("corridors/{from}/{to}", ReadCorridorAnalysis).AnswersOne<CorridorAnalysis>(alsoCsv: true).ForAnyRun()
        .Describe("readCorridorAnalysis", "A corridor of people from an origin to a destination: skills match, intensity, concentration, brain drain, remittances and their cost, direction; as CSV the measures",
            [.. IndicatorRefuses.Reading, new(RefusalKind.Unprocessable, "same-country", "origin and destination are the same")])
        .Example(new("/api/indicators/corridors/MEX/USA")).Example(new("/api/indicators/corridors/MEX/MX", 422));

    internal static async Task<IResult> ReadCorridorAnalysis(
        [Description("The origin of the people, to which money is sent.")] CountryCode from, [Description("Where they live and send money from.")] CountryCode to,
        DataRequest asked, IndicatorStore store, ReadCorridor corridor, CancellationToken cancellation)
    {
        if (from == to) return Answer.Refused(SameCountry);
        if (await store.HiddenAsync(cancellation) is null || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        var answer = asked.From(current.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var analysis = await corridor.RunAsync(from, to, asked.Language, current.Id, cancellation);
        return answer.One(analysis, analysis.Measures, new DataNote(analysis.Source, analysis.Vintage, analysis.Method, analysis.Run));
    }

    private static Refusal SameCountry { get; } = Refusal.Unprocessable("same-country", "A corridor leads from one country to another.", new FieldError("/to", "same-country", "Choose another country."));
}
