using System.Runtime.CompilerServices;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Shown = Imdi.Web.Pages.Corridors;

namespace Imdi.Functions.Indicators;

/// <summary>The corridors with a page in the run, by origin; <c>/data/indicators/corridors.json</c>.</summary>
public sealed record CorridorIndex(IReadOnlyList<CorridorPair> Corridors)
{
    public const string Address = "/data/indicators/corridors.json";
}

public sealed record CorridorPair(CountryCode From, CountryCode To);

/// <summary>
/// The pages and answers of corridors that the night publishes: of pairs with two measures of their own, a cost or a match among them. The matrices alone would make a page of every pair of the world; those are
/// worked out on request.
/// </summary>
public sealed class CorridorFiles(IndicatorBook book, ISitePages pages, Site site)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, AreaFile>> _areas = ReadDefinitions.All.Where(definition => definition.Id.Split('.')[0] is "SK" or "MG" or "RM" or "BD")
        .ToDictionary(definition => definition.Id, IReadOnlyDictionary<string, AreaFile> (definition) => IndicatorSnapshot.Of(book, definition).Areas.ToDictionary(area => area.Area));

    private readonly Dictionary<string, OccupationFile> _occupations = OccupationFile.Of(book).ToDictionary(file => file.Area);

    public async IAsyncEnumerable<DraftPack> PacksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        CorridorPair[] pairs = [.. Candidates().Where(pair => Analysis(pair, Language.English).OwnMeasures >= 2).OrderBy(pair => pair.From).ThenBy(pair => pair.To)];
        foreach (var pair in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new DraftPack(
            [
                .. await WriteAnswers.PagesAsync(
                    language => PageAddress.CorridorAnalysis(language, pair.From, pair.To),
                    at => pages.RenderAsync<Shown.CorridorAnalysisPage>(site, at, CorridorAnalysisModels.Of(Analysis(pair, at.Language)))),
                .. await WriteAnswers.InLanguagesAsync(site, language => AnswerAsync(pair, language, cancellation)),
            ]);
        }

        yield return new DraftPack(
        [
            WriteAnswers.Json(CorridorIndex.Address, new CorridorIndex(pairs)),
            .. await WriteAnswers.PagesAsync(PageAddress.Corridors, at => pages.RenderAsync<Shown.CorridorChoicePage>(site, at, ChoiceOf(pairs, null, null, missing: false))),
        ]);
    }

    internal static Shown.CorridorChoiceModel ChoiceOf(IReadOnlyList<CorridorPair> pairs, CountryCode? from, CountryCode? to, bool missing) =>
        new([.. pairs.GroupBy(pair => pair.From).Select(origin => (origin.Key, (IReadOnlyList<CountryCode>)[.. origin.Select(pair => pair.To)]))], from, to, missing);

    private IEnumerable<CorridorPair> Candidates() => new[] { "RM.COST", "SK.MATCH" }.SelectMany(id => _areas[id].Values.SelectMany(file => file.Rows.Where(row => row.Value is not null && row.Counterpart.Length > 0)
        .Select(row => id == "RM.COST" ? (From: file.Area, To: row.Counterpart) : (From: row.Counterpart, To: file.Area)))).Distinct()
        .Where(pair => CountryCode.TryParse(pair.From, out _) && CountryCode.TryParse(pair.To, out _)).Select(pair => new CorridorPair(CountryCode.Parse(pair.From), CountryCode.Parse(pair.To)));

    private CorridorAnalysis Analysis(CorridorPair pair, Language language) => CorridorAnalysis.Of(
        pair.From, pair.To, CorridorPlan.Of(pair.From, pair.To).ToDictionary(part => part, part => _areas[part.Indicator].GetValueOrDefault(part.Area)),
        _occupations.GetValueOrDefault(pair.From.Alpha3), _occupations.GetValueOrDefault(pair.To.Alpha3), new IndicatorWords(language), null);

    private Task<DraftFile[]> AnswerAsync(CorridorPair pair, Language language, CancellationToken cancellation)
    {
        var analysis = Analysis(pair, language);
        return WriteAnswers.OneAsync(language, $"/api/indicators/corridors/{pair.From}/{pair.To}", analysis, analysis.Measures, new DataNote(analysis.Source, analysis.Vintage, analysis.Method, null), cancellation);
    }
}
