using System.Globalization;
using Imdi.Functions.Datasets;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>How the tables of one country's profile are made of its figures.</summary>
internal sealed class Tables(CountryFigures figures, string country)
{
    public const string ByPeriod = "period", ByPartner = "partner", ByIndicator = "indicator", Total = "T", Others = "OTHERS";

    /// <summary>Partners by name in a table; the rest stand together.</summary>
    public const int MostPartners = 10;

    /// <summary>Periods in a table, the newest.</summary>
    public const int MostPeriods = 12;

    public string Country => country;

    public CountryFigures Figures => figures;

    /// <summary>The last year that is not in the future.</summary>
    public string LastYear { get; } = figures.Book.AsOf.Year.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<Figure> Of(Quantity quantity) => figures.Of(quantity, country);

    /// <summary>Those of the newest period that has any, not counting what is still to come.</summary>
    /// <param name="only">Which figures make a period count; all of them where nothing is said.</param>
    public IReadOnlyList<Figure> NewestOf(Quantity quantity, Func<FigureKey, bool>? only = null)
    {
        var past = Of(quantity).Where(figure => string.CompareOrdinal(figure.Key.Period[..4], LastYear) <= 0 && figure.Value is not null).ToList();
        string? newest = past.Where(figure => only?.Invoke(figure.Key) ?? true).Max(figure => figure.Key.Period);
        return [.. past.Where(figure => figure.Key.Period == newest)];
    }

    /// <summary>Figures of one number a period.</summary>
    public IReadOnlyDictionary<string, DraftCell> Series(Quantity quantity) => Of(quantity).GroupBy(figure => figure.Key.Period).ToDictionary(period => period.Key, period => figures.IsHidden(period.First()) ? DraftCell.Hidden : DraftCell.Of(period.First()));

    /// <summary>Values of an indicator of the country as a whole, of one sex; projections have a section of their own.</summary>
    public IReadOnlyDictionary<string, DraftCell> Series(string indicator, string sex = "") => figures.Of(indicator, country)
        .Where(value => value.Key is { Counterpart: "", Age: "" or "Y_GE15", Occupation: "" or Total, Education: "" or Total } && value.Key.Sex == sex && !value.IsProjected).GroupBy(value => value.Key.Period).ToDictionary(period => period.Key, period => DraftCell.Of(period.First()));

    /// <summary>Series beside each other, the newest periods that any of them has.</summary>
    public static DraftTable Periods(string id, params (string Column, string Unit, IReadOnlyDictionary<string, DraftCell> Series)[] columns) => new(
        id, ByPeriod, [.. columns.Select(column => new ProfileColumn(column.Column, column.Unit))],
        [.. columns.SelectMany(column => column.Series.Keys).Distinct().Order(StringComparer.Ordinal).TakeLast(MostPeriods)
            .Select(period => new DraftRow(period, null, [.. columns.Select(column => column.Series.GetValueOrDefault(period, DraftCell.Nothing))]))]);

    /// <summary>Indicators with their newest value, each in its own unit; one without a value has its row.</summary>
    public DraftTable Indicators(string id, params string[] indicators) => new(id, ByIndicator, [new("value", "")], [.. indicators.Select(indicator => NewestRow(indicator, ""))]) { Kinds = KindsOf(indicators) };

    /// <summary>The same for both sexes and for each.</summary>
    public DraftTable IndicatorsBySex(string id, params string[] indicators) =>
        new(id, ByIndicator, [new("total", ""), new("women", ""), new("men", "")], [.. indicators.Select(indicator => NewestRow(indicator, "T", "F", "M"))]) { Kinds = KindsOf(indicators) };

    public static IReadOnlyList<string> KindsOf(params IEnumerable<string> indicators) => [.. indicators.Select(id => ReadDefinitions.Find(id)!).Where(definition => definition.Missing is null).SelectMany(definition => definition.Inputs).Select(input => input.Kind).Distinct()];

    /// <summary>A table that no dataset kind fills.</summary>
    public static DraftTable Nothing(string id) => new(id, "none", [], []);

    private DraftRow NewestRow(string indicator, params string[] sexes)
    {
        IReadOnlyDictionary<string, DraftCell>[] series = [.. sexes.Select(sex => sex.Length > 0 ? Series(indicator, sex) : Whole(indicator))];
        string? newest = series[0].Where(pair => pair.Value.Value is not null).Select(pair => pair.Key).Max(StringComparer.Ordinal) ?? series[0].Keys.Max(StringComparer.Ordinal);
        return new DraftRow(indicator, newest, [.. series.Select(one => newest is null ? DraftCell.Nothing : one.GetValueOrDefault(newest, DraftCell.Nothing))]) { Unit = ReadDefinitions.Find(indicator)!.Unit };
    }

    private Dictionary<string, DraftCell> Whole(string indicator) => Headline.Of(figures.Of(indicator, country)).Where(value => !value.IsProjected).GroupBy(value => value.Key.Period).ToDictionary(period => period.Key, period => DraftCell.Of(period.First()));
}
