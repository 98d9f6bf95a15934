using Imdi.Shared;
using Imdi.Web.Text;
using Shown = Imdi.Web.Pages.Datasets;

namespace Imdi.Functions.Datasets;

/// <summary>What a reader asks of a chart: countries to be drawn, and values of the columns that have few.</summary>
/// <param name="Values">By column; a value that there is no chart of changes nothing.</param>
internal sealed record ChartQuestion(IReadOnlyList<CountryCode> Countries, IReadOnlyDictionary<string, string> Values)
{
    public static ChartQuestion None { get; } = new([], new Dictionary<string, string>());
}

/// <summary>The chart of a kind in the words of its reader.</summary>
internal static class ChartModels
{
    private const int MostSeries = 3, MostBars = 12;

    public static Shown.ChartModel Of(DatasetKind kind, ChartFacts chart, Language language, ChartQuestion asked)
    {
        var (texts, measure) = (Texts.For(language), kind.Columns[kind.IndexOf(chart.Column)]);
        List<ChartView> views = [new(chart.Held, chart.Series), .. chart.Others];
        var shown = Chosen(views, asked);
        bool overTime = shown.Series.SelectMany(series => series.Periods).Distinct().Take(2).Count() > 1;
        var drawn = overTime ? Drawn(shown, asked.Countries) : [.. shown.Series.OrderByDescending(series => series.Values[^1]).Take(MostBars)];
        string[] varied = [.. shown.Held.Keys.Where(column => views.Select(view => view.Held.GetValueOrDefault(column)).Distinct().Count() > 1)];
        return new Shown.ChartModel(
            Shown.DatasetWords.Column(texts, kind.Id, measure.Name, measure.Description), Shown.DatasetWords.Unit(texts, kind.Id, measure.Name, measure.Unit),
            [.. drawn.Select(series => new Shown.SeriesModel(series.Country, [.. series.Periods.Zip(series.Values)]))],
            overTime ? [.. shown.Series.Select(series => series.Country).OfType<CountryCode>()] : [],
            [.. shown.Held.Where(pair => !varied.Contains(pair.Key)).Select(pair => new Shown.HeldModel(NameOf(pair.Key), ValueOf(pair.Key, pair.Value)))])
        {
            Dimensions = [.. varied.Select(column => new Shown.DimensionModel(column, NameOf(column), ValuesOf(column), shown.Held[column]))],
        };

        string NameOf(string column) => Shown.DatasetWords.Column(texts, kind.Id, column, column);

        string ValueOf(string column, string code) => DatasetModels.LabelOf(kind.Columns[kind.IndexOf(column)], code, language) ?? code;

        IReadOnlyList<(string, string)> ValuesOf(string column) =>
            [.. views.Select(view => view.Held.GetValueOrDefault(column)).OfType<string>().Distinct().Select(code => (code, ValueOf(column, code)))];
    }

    /// <summary>The view that has every value asked for; of columns that were not asked for, the one shown first.</summary>
    private static ChartView Chosen(List<ChartView> views, ChartQuestion asked) => asked.Values.Count == 0 ? views[0]
        : views.FirstOrDefault(view => asked.Values.All(pair => view.Held.GetValueOrDefault(pair.Key) == pair.Value)) ?? views[0];

    /// <summary>Else those that reach the latest period, more than one point of it, and the largest there.</summary>
    private static List<SeriesFact> Drawn(ChartView view, IReadOnlyList<CountryCode> asked)
    {
        var chosen = asked.Distinct().Select(country => view.Series.FirstOrDefault(series => series.Country == country)).OfType<SeriesFact>().Take(MostSeries).ToList();
        var latest = view.Series.Max(series => series.Periods[^1]);
        return chosen.Count > 0 ? chosen :
        [
            .. view.Series.OrderByDescending(series => series.Periods.Count > 1).ThenByDescending(series => series.Periods[^1] == latest)
                .ThenByDescending(series => series.Values[^1]).ThenByDescending(series => series.Periods.Count).Take(MostSeries),
        ];
    }
}
