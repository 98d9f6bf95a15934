using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Explorer;

/// <summary>Figures, areas and reasons in a reader's words. No name of a country is put into a case or behind an article.</summary>
public static class FigureWords
{
    public static string Area(Language language, AreaName area) => Area(language, area.Code);

    /// <summary>A country, a World Bank region, the world, or a residual by its code. Regions have two letters or no country's three: NAM is Namibia, North America is NAC.</summary>
    public static string Area(Language language, string code)
    {
        var texts = Texts.For(language);
        string[] keys = code switch { "WLD" => ["code.area.WLD"], "NAC" => ["region.NAM"], _ => [$"region.{code}", $"figure.area.{code}"] };
        return code.Length == 3 && CountryCode.TryParse(code, out var country) ? country.Name(language) : keys.FirstOrDefault(texts.Has) is { } key ? texts[key] : code;
    }

    /// <summary>As many decimals as the size of the figure bears, and its sign of unit where readers expect one.</summary>
    public static string Value(Language language, string unit, decimal value)
    {
        var numbers = Numbers.For(language);
        return unit == "percent" ? numbers.Percent(new Percent(value), Math.Abs(value) is > 0 and < 0.1m ? 3 : 1) : Math.Abs(value) switch
        {
            0 => numbers.Integer(0),
            >= 1_000 => numbers.Decimal(value, 0),
            >= 10 => numbers.Decimal(value, 1),
            >= 0.1m => numbers.Decimal(value, 2),
            _ => numbers.Plain(value, 4),
        };
    }

    public static string Unit(Language language, string unit) => Texts.For(language)[$"xp.unit.{unit}"];

    /// <summary>With the one country whose partners are shown, where the figures are of pairs.</summary>
    public static string UnitOf(Language language, IndicatorModel model) =>
        model.Shown is { IsPairs: true, Chosen: [var area, ..] } ? $"{Unit(language, model.Indicator.Unit)} · {Area(language, area)}" : Unit(language, model.Indicator.Unit);

    public static string Reason(Language language, string reason) => Texts.For(language)[$"figure.reason.{reason}"];

    /// <summary>What is said of a figure beside the number, in brackets.</summary>
    public static string Marks(Language language, string letters) => $"({string.Join(language.Tag == "ar" ? "، " : ", ", letters.Select(letter => Datasets.CodeWords.Of(Texts.For(language), "status", letter.ToString())))})";

    public static string Method(Language language, string method) => Texts.For(language).Has($"xp.way.{method}") ? Texts.For(language)[$"xp.way.{method}"] : method;

    public static string Missing(Language language, IndicatorFacts indicator) => Texts.For(language)[$"xp.missing.{indicator.Slug}"];

    public static string Caveats(Language language, IndicatorFacts indicator) => Texts.For(language)[$"xp.caveat.{indicator.Slug}"];

    /// <summary>The finding in one sentence: of chosen countries from when to when each went, else who has most and least.</summary>
    public static string Finding(Language language, IndicatorModel model)
    {
        var (texts, unit, shown) = (Texts.For(language), model.Indicator.Unit, model.Shown);
        if (model.Indicator.IsMissing) return texts["xp.finding.missing", Missing(language, model.Indicator)];
        var known = shown.Figures.Where(figure => figure.Value is not null).ToList();
        if (known.Count == 0) return texts["xp.finding.none"];
        if (known.Exists(figure => !figure.IsProjected)) known.RemoveAll(figure => figure.IsProjected);
        if (shown.View is IndicatorView.Line or IndicatorView.Table && !shown.IsPairs)
        {
            string apart = language.Tag switch { "ar" => "؛ ", "fr" => "\u00A0; ", _ => "; " };
            return string.Join(apart, known.GroupBy(figure => figure.Area).Select(series => Course(language, unit, series.Key, [.. series.OrderBy(figure => figure.Period)]))) + ".";
        }

        var ranked = known.Where(figure => !figure.Area.IsGroup).DefaultIfEmpty(known[0]).OrderByDescending(figure => figure.Value).ToList();
        string rank = texts["xp.finding.ranked", ranked.Count, Place(language, unit, ranked[0]), Place(language, unit, ranked[^1])];
        return shown.IsPairs ? texts["set.held.one", Area(language, shown.Chosen[0]), rank] : rank;
    }

    private static string Place(Language language, string unit, ShownFigure figure) =>
        Texts.For(language)["xp.finding.place", Area(language, figure.Partner ?? figure.Area), Value(language, unit, figure.Value!.Value), Dates.For(language).Period(figure.Period)];

    private static string Course(Language language, string unit, AreaName area, IReadOnlyList<ShownFigure> figures)
    {
        var (texts, first, last) = (Texts.For(language), figures[0], figures[^1]);
        string name = Area(language, area), now = Value(language, unit, last.Value!.Value), then = Value(language, unit, first.Value!.Value);
        string key = first.Period == last.Period ? "xp.finding.once" : now == then ? "xp.finding.same" : last.Value > first.Value ? "xp.finding.up" : "xp.finding.down";
        return texts[key, name, now, Dates.For(language).Period(last.Period), then, Dates.For(language).Period(first.Period)];
    }
}
