using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary><c>countries/{code}</c>.</summary>
internal static class CountryFunctions
{
    public static void MapCountries(this RouteGroupBuilder room) => room.MapGet("/countries/{code}", ReadCountry).AnswersOne<CountryAnswer>(alsoCsv: true).ForAnyRun()
        .Describe("readCountry", "A country as sender and as receiver: averages and corridors",
            [.. Refused.Reading, new(RefusalKind.NotFound, "no-such-country", "the country is part of no corridor that is known")])
        .Example(new("/api/remittances/countries/KEN"));

    internal static async Task<IResult> ReadCountry(
        CountryCode code, DataRequest asked, RemittanceStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        var response = asked.From(run.Id);
        if (response.Unchanged() is { } unchanged) return unchanged;

        var sender = await LatestAsync(overview.From(code), store, cancellation);
        var receiver = await LatestAsync(overview.To(code), store, cancellation);
        return CountryAnswer.Of(code, overview, sender, receiver, asked.Language, run.Id) is { } answer
            ? response.One(answer, answer.Rows(), Notes.Of(overview.Published.Sources, asked.Language, run.Id))
            : Answer.Refused(NotKnown(code));
    }

    private static async Task<QuarterFile?> LatestAsync(IReadOnlyList<CorridorRow> corridors, RemittanceStore store, CancellationToken cancellation) =>
        corridors.Max(row => row.Period) is { } latest ? await store.QuarterAsync(latest, cancellation) : null;

    private static Refusal NotKnown(CountryCode code) => Refusal.NotFound(
        "no-such-country", $"No corridor from or to {code} is known.",
        new FieldError("/code", "no-such-country", "Choose a country that /api/remittances/corridors names."));
}
