using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary><c>/api/projections</c>: what is projected, how good it is, and the projections of a country.</summary>
internal static class ProjectionFunctions
{
    public const string Prefix = "projections";

    private const string IndicatorIs = "Id of an indicator, such as RM.COST.", CountryIs = "ISO 3166-1 code of a country.";

    private static readonly Refuses[] Reading = [new(RefusalKind.Unavailable, "not-published-yet", "nothing has been published yet")];

    private static readonly Refuses[] OfCountry = [.. Reading, new(RefusalKind.NotFound, "no-such-projection", "nothing is projected there: `/api/projections` lists what is")];

    public static IServiceCollection AddProjections(this IServiceCollection services) => services.AddSingleton<ProjectionStore>();

    public static void MapProjections(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Prefix, "Indicators");
        room.MapGet("", List).AnswersRows<ProjectionRow>().ForAnyRun()
            .Describe("listProjections", "Every series that is long enough to be looked at, with the farthest value projected or the reason why there is none", Reading)
            .Example(new("/api/projections?indicator=LM.UNEMP&country=KEN"));
        room.MapGet("quality", ReadQuality).AnswersOne<QualityAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readProjectionQuality", "How each method did in the rolling back-test, by family of series, beside naive, and how often intervals held", Reading)
            .Example(new("/api/projections/quality"));
        room.MapGet("linked", ReadLinked).AnswersOne<LinkedAnswer>(alsoCsv: true)
            .Describe("readLinkedProjection", "The linked model: from labour demand to the gap, to the migration that answers, to remittances; what is left out is as in the worked example",
                new Refuses(RefusalKind.Unprocessable, "linked-out-of-range", "an input is outside of what the model takes: `errors` says which and from where to where"))
            .Example(new("/api/projections/linked?demand=10000&growth=2&replacement=3&entrants=400&years=5")).Example(new("/api/projections/linked?years=31", 422));
        room.MapGet("population/{country}", ReadPopulation).AnswersOne<PopulationAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readPopulationProjection", "A country's population by sex and age five, ten and fifteen years on; as CSV the totals by scenario", OfCountry)
            .Example(new("/api/projections/population/KEN")).Example(new("/api/projections/population/NPL", 404));
        room.MapGet("population/{country}/ages", ReadAges).AnswersRows<AgeRow>().ForAnyRun()
            .Describe("listPopulationAges", "The same by sex and five-year age group", OfCountry).Example(new("/api/projections/population/KEN/ages?limit=2"));
        room.MapGet("gap/{country}", ReadGap).AnswersOne<GapAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readGapProjection", "Openings, entrants, gap and the migration that would answer, by occupation and scenario, with what is assumed", OfCountry)
            .Example(new("/api/projections/gap/DEU"));
        room.MapGet("{indicator}/{country}", ReadSeries).AnswersOne<ProjectionAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readProjection", "The series of an indicator in a country, of costs its corridors too, with what is known, what is projected, the intervals, naive beside it, and how the method did", OfCountry)
            .Example(new("/api/projections/LM.UNEMP/KEN"));
    }

    internal static async Task<IResult> List(
        RowsRequest asked, [Description(IndicatorIs)] string[] indicator, [Description(CountryIs)] CountryCode[] country, ProjectionStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.IndexAsync(cancellation) is not { } index) return Answer.Refused(NotPublished);
        var answer = asked.From(run.Id);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var language = asked.Data.Language;
        ProjectionRow[] rows =
        [
            .. index.Rows.Where(row => (indicator.Length == 0 || indicator.Contains(row.Indicator)) && (country.Length == 0 || country.Any(code => code.Alpha3 == row.Country)))
                .Select(row => row with { IndicatorName = ProjectionNotes.NameOf(row.Indicator, language), CountryName = ProjectionNotes.CountryIn(row.Country, language) }),
        ];
        return Answer.From(Page.Of(rows, row => $"{row.Indicator}|{row.Country}|{row.Counterpart}|{row.Frequency}", asked), page => answer.Rows(page, ProjectionNotes.Of(index.Sources, language, run.Id)));
    }

    internal static async Task<IResult> ReadQuality(DataRequest asked, ProjectionStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.IndexAsync(cancellation) is not { } index) return Answer.Refused(NotPublished);
        var response = asked.From(run.Id);
        if (response.Unchanged() is { } unchanged) return unchanged;
        var note = ProjectionNotes.Of(index.Sources, asked.Language, run.Id);
        var answer = new QualityAnswer(index.Families, index.Population, note.Source, note.Vintage, note.Method, note.Run);
        return response.One(answer, answer.Rows(), note);
    }

    internal static async Task<IResult> ReadSeries([Description(IndicatorIs)] string indicator, [Description(CountryIs)] CountryCode country, DataRequest asked, ProjectionStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(NotPublished);
        if (await store.SeriesAsync(indicator, country.Alpha3, cancellation) is not { } file) return Answer.Refused(NotKnown(country));
        var note = ProjectionNotes.Of(file.Sources, asked.Language, run.Id);
        var response = asked.From(run.Id);
        var answer = ProjectionAnswer.Of(file, asked.Language, note);
        return response.Unchanged() ?? response.One(answer, answer.Rows(), note);
    }

    internal static async Task<IResult> ReadPopulation([Description(CountryIs)] CountryCode country, DataRequest asked, ProjectionStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(NotPublished);
        if (await store.PopulationAsync(country.Alpha3, cancellation) is not { } file) return Answer.Refused(NotKnown(country));
        var note = ProjectionNotes.Of(file.Sources, asked.Language, run.Id);
        var response = asked.From(run.Id);
        return response.Unchanged() ?? response.One(new PopulationAnswer(country.Name(asked.Language), file, note.Source, note.Vintage, note.Method, note.Run), file.Steps, note);
    }

    internal static async Task<IResult> ReadAges([Description(CountryIs)] CountryCode country, RowsRequest asked, ProjectionStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(NotPublished);
        if (await store.PopulationAsync(country.Alpha3, cancellation) is not { } file) return Answer.Refused(NotKnown(country));
        var answer = asked.From(run.Id);
        return answer.Unchanged() ?? Answer.From(Page.Of(file.Ages, row => $"{row.Year}|{row.Sex}|{row.Age}", asked), page => answer.Rows(page, ProjectionNotes.Of(file.Sources, asked.Data.Language, run.Id)));
    }

    internal static async Task<IResult> ReadGap([Description(CountryIs)] CountryCode country, DataRequest asked, ProjectionStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(NotPublished);
        if (await store.GapAsync(country.Alpha3, cancellation) is not { } file) return Answer.Refused(NotKnown(country));
        var note = ProjectionNotes.Of(file.Sources, asked.Language, run.Id);
        var response = asked.From(run.Id);
        GapRow[] rows = [.. file.Rows.Select(row => row with { OccupationName = ProjectionNotes.OccupationIn(row.Occupation, asked.Language) })];
        return response.Unchanged() ?? response.One(new GapAnswer(file.Country, country.Name(asked.Language), rows, file.Assumed, file.Sources, note.Source, note.Vintage, note.Method, note.Run), rows, note);
    }

    internal static IResult ReadLinked(
        decimal? demand, decimal? growth, decimal? replacement, decimal? entrants, int? years, decimal? response, decimal? migrants, decimal? perMigrant, decimal? elasticity, DataRequest asked)
    {
        var usual = LinkedInputs.Example;
        var inputs = new LinkedInputs(
            demand ?? usual.Demand, growth ?? usual.Growth, replacement ?? usual.Replacement, entrants ?? usual.Entrants, years ?? usual.Years, response ?? usual.Response, migrants ?? usual.Migrants,
            perMigrant ?? usual.PerMigrant, elasticity ?? usual.Elasticity);
        return Answer.From(CheckLinked.Of(inputs), known =>
        {
            var answer = LinkedAnswer.Of(known, asked.Language);
            var result = asked.From(string.Join('|', answer.Formulas) + System.Text.Encoding.UTF8.GetString(PublishedJson.Write(answer.Assumed)));
            return result.Unchanged() ?? result.One(answer, answer.Rows(), new DataNote(answer.Source, null, answer.Method, null));
        });
    }

    internal static Refusal NotPublished { get; } =
        Refusal.Unavailable("not-published-yet", "No figures have been published yet. Try again when the first rebuild is through; /api/health says.");

    private static Refusal NotKnown(CountryCode country) => Refusal.NotFound(
        "no-such-projection", $"Nothing of this is projected for {country}.", new FieldError("/country", "no-such-projection", $"Choose what /api/projections?country={country} lists, or another country."));
}
