using Imdi.Functions.Datasets;
using Imdi.Shared;
using Imdi.Web.Pages.Explorer;
using Imdi.Web.Text;
using Shown = Imdi.Web.Pages.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>What is shown of an indicator for a question, from published files alone: the night and a reader's question get the same.</summary>
/// <param name="areaOf">An area's own file, of those that <see cref="Needs"/> names.</param>
internal sealed class ShowIndicator(IndicatorFile file, HeadlineFile headlines, IndicatorQuestion asked, Func<string, AreaFile?> areaOf)
{
    private readonly bool _isPairs = headlines.Areas.Count == 0 && file.Areas.Count > 0 && ReadDefinitions.Find(file.Id)!.Dimensions.Contains("counterpart");

    /// <summary>The areas whose own files the answer takes: those asked for, or those drawn where none is.</summary>
    public IReadOnlyList<string> Needs => [.. Chosen.Select(area => area.Code)];

    private bool IsOverTime => headlines.Areas.Any(area => area.Points.Count > 1);

    private IReadOnlyList<IndicatorView> Views => _isPairs ? [IndicatorView.Bars, IndicatorView.Table]
        : IsOverTime ? [IndicatorView.Line, IndicatorView.Map, IndicatorView.Bars, IndicatorView.Table] : [IndicatorView.Bars, IndicatorView.Map, IndicatorView.Table];

    private IReadOnlyList<AreaName> Choices => [.. file.Areas.Select(area => new AreaName(area.Area, area.IsAggregate)).Distinct()];

    private IReadOnlyList<AreaName> Chosen
    {
        get
        {
            var choices = Choices.GroupBy(area => area.Code).ToDictionary(group => group.Key, group => group.MinBy(area => area.IsGroup)!);
            AreaName[] known = [.. asked.Areas.Where(choices.ContainsKey).Select(code => choices[code]).Take(_isPairs ? 1 : ShownSeries.MostAreas)];
            if (known.Length > 0 || file.Areas.Count == 0) return known;
            if (_isPairs) return [choices[file.Areas.MaxBy(area => area.Rows)!.Area]];
            var last = headlines.Areas.ToDictionary(area => area, area => area.Points.LastOrDefault(point => !Marks.IsProjected(point.Marked)) ?? area.Points[0]);
            string newest = last.Values.Max(point => point.Period)!;
            return
            [
                .. headlines.Areas.Where(area => !area.IsAggregate && area.Points.Any(point => point.Value is not null)).OrderByDescending(area => last[area].Period == newest)
                    .ThenByDescending(area => area.Points.Count).ThenByDescending(area => last[area].Value).Take(ShownSeries.MostAreas).Select(area => new AreaName(area.Area, false)),
            ];
        }
    }

    public ShownSeries Of(Language language)
    {
        var chosen = Chosen;
        var rows = chosen.ToDictionary(area => area, area => areaOf(area.Code)?.Rows ?? []);
        var dimensions = DimensionsOf([.. rows.Values.SelectMany(all => all)], language);

        // Of all areas only totals are published together, so that no map and no rank is of a part: none is shown rather than one that drops the part.
        IReadOnlyList<IndicatorView> views = !_isPairs && ShownSeries.HasPart(dimensions) ? [.. Views.Where(one => one is IndicatorView.Line or IndicatorView.Table)] : Views;
        var view = asked.View is { } wanted && views.Contains(wanted) ? wanted : views[0];
        var figures = _isPairs ? Pairs(rows, dimensions) : view is IndicatorView.Map or IndicatorView.Bars ? Ranked() : Courses(chosen, rows, dimensions);
        return new ShownSeries(view, views, chosen, asked.Areas.Any(code => chosen.Any(area => area.Code == code)), Choices, asked.From, asked.To, Years, dimensions, figures) { IsPairs = _isPairs };
    }

    private IReadOnlyList<int> Years => _isPairs
        ? [.. Chosen.SelectMany(area => areaOf(area.Code)?.Rows ?? []).Select(row => Period.Parse(row.Period).Year).Distinct().Order()]
        : [.. headlines.Areas.SelectMany(area => area.Points).Select(point => Period.Parse(point.Period).Year).Distinct().Order()];

    private List<ShownFigure> Ranked() =>
    [
        .. headlines.Areas.Select(area => (Area: area, Point: NewestOf(area.Points))).Where(one => one.Point is not null)
            .Select(one => FigureOf(new(one.Area.Area, one.Area.IsAggregate), RowOf(one.Area, one.Point!)))
            .OrderByDescending(figure => figure.Value is not null).ThenByDescending(figure => figure.Value).ThenBy(figure => figure.Area.Code, StringComparer.Ordinal),
    ];

    private HeadlinePoint? NewestOf(IReadOnlyList<HeadlinePoint> points) =>
        Newest.Of([.. points.Where(point => asked.Holds(point.Period))], point => point.Value is not null, point => Marks.IsProjected(point.Marked));

    private List<ShownFigure> Courses(IReadOnlyList<AreaName> chosen, Dictionary<AreaName, IReadOnlyList<ValueRow>> rows, IReadOnlyList<Shown.DimensionModel> dimensions) =>
    [
        .. chosen.SelectMany(area => Newest.OneFrequency(rows[area].Where(row => row.Counterpart.Length == 0 && asked.Holds(row.Period) && Fits(row, dimensions)), row => row.Period, row => row.Value is not null, row => Marks.IsProjected(row.Marked))
            .OrderByDescending(row => row.Period, StringComparer.Ordinal).Select(row => FigureOf(area, row))),
    ];

    private List<ShownFigure> Pairs(Dictionary<AreaName, IReadOnlyList<ValueRow>> rows, IReadOnlyList<Shown.DimensionModel> dimensions) =>
    [
        .. rows.SelectMany(area => area.Value.Where(row => row.Counterpart.Length > 0 && asked.Holds(row.Period) && Fits(row, dimensions)).GroupBy(row => row.Counterpart)
            .Select(partner => Newest.Of(Newest.OneFrequency(partner, row => row.Period, row => row.Value is not null, row => Marks.IsProjected(row.Marked)), row => row.Value is not null, row => Marks.IsProjected(row.Marked))!)
            .Select(row => FigureOf(area.Key, row)))
            .OrderByDescending(figure => figure.Value is not null).ThenByDescending(figure => figure.Value),
    ];

    private ShownFigure FigureOf(AreaName area, ValueRow row) =>
        new(area, row.Counterpart.Length > 0 ? new(row.Counterpart, false) : null, Period.Parse(row.Period), row.Value, row.Reason, row.Method)
        {
            Marked = row.Marked, Sources = ExplorerModels.SourcesOf(row.Of.Select(place => file.Sources[place])), Explain = IndicatorRow.ExplainAddress(file.Id, area.Code, row),
        };

    // A run of before origins were kept tells no source of a point apart.
    private ValueRow RowOf(HeadlineSeries series, HeadlinePoint point) => new(
        point.Period, "", series.Sex ?? "", series.Age ?? "", series.Education ?? "", series.Occupation ?? "", series.Survey ?? "", point.Value, point.Reason, point.Method, null, null,
        headlines.Origins.Count > 0 ? headlines.Origins[point.From] : [.. file.Sources.Index().Select(source => source.Index)]) { Marked = point.Marked };

    private static bool Fits(ValueRow row, IReadOnlyList<Shown.DimensionModel> dimensions) => dimensions.All(dimension => PartOf(row, dimension.Name) == dimension.Chosen);

    private static string PartOf(ValueRow row, string dimension) => dimension switch { "sex" => row.Sex, "age" => row.Age, "education" => row.Education, _ => row.Occupation };

    /// <summary>Parts of which the rows have several; the total is first, and is what is shown where nothing else is asked.</summary>
    private List<Shown.DimensionModel> DimensionsOf(IReadOnlyList<ValueRow> rows, Language language)
    {
        var (texts, words) = (Texts.For(language), new IndicatorWords(language));
        List<Shown.DimensionModel> dimensions = [];
        foreach (string name in IndicatorQuestion.Dimensions)
        {
            string[] values = [.. rows.Select(row => PartOf(row, name)).Distinct().OrderBy(value => value switch { "" or "Y_GE15" => 0, "T" => 1, _ => 2 }).ThenBy(value => value, StringComparer.Ordinal)];
            if (values.Length < 2) continue;
            string chosen = asked.Parts.GetValueOrDefault(name) is { } part && values.Contains(part) ? part : values[0];
            dimensions.Add(new(name, texts[$"xp.part.{name}"], [.. values.Select(value => (value, LabelOf(words, name, value)))], chosen));
        }

        return dimensions;
    }

    private static string LabelOf(IndicatorWords words, string dimension, string code) =>
        dimension switch { "sex" => words.Sex(code), "age" => words.Age(code), "education" => words.Education(code), _ => words.Occupation(code) } ?? code;
}
