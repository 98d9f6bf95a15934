using Imdi.Shared;
using Imdi.Web.Pages.Datasets;

namespace Imdi.Web.Pages.Explorer;

/// <summary>An indicator as it is defined. Its name is the reader's; formula, standard and columns are as defined.</summary>
/// <param name="Missing">Whether nothing can be computed since an input is missing; the texts say which.</param>
/// <param name="Inputs">Kinds of datasets with what is read of each.</param>
public sealed record IndicatorFacts(
    string Id, string Name, IReadOnlyList<string> Components, string Formula, string Unit, string Direction, IReadOnlyList<string> Dimensions, IReadOnlyList<(string Kind, IReadOnlyList<string> Measures)> Inputs,
    string Standard, bool IsMissing, bool HasCaveats, bool CountsPersons)
{
    public string Slug => PageAddress.Slug(Id);

    /// <summary>What the world agreed to reach; null where nothing was agreed as a number.</summary>
    public TargetFacts? Target { get; init; }

    /// <summary>The theme that its id begins with: lm, sk, mg, rm, bd, pr.</summary>
    public string Theme => Slug[..2];
}

/// <param name="Value">In the indicator's unit.</param>
public sealed record TargetFacts(decimal Value, int Year, string Source);

/// <summary>An indicator in a list.</summary>
/// <param name="Countries">How many have a value.</param>
public sealed record IndicatorEntry(IndicatorFacts Indicator, int Countries, Period? Newest);

/// <summary>/indicators/: the indicators that fit what was asked.</summary>
/// <param name="Asked">The words searched for, as typed.</param>
/// <param name="Of">How many there are in all.</param>
public sealed record IndicatorListModel(string? Asked, string? Component, string? Theme, IReadOnlyList<IndicatorEntry> Found, int Of)
{
    public static IReadOnlyList<string> Components { get; } = ["I", "II", "III"];

    public static IReadOnlyList<string> Themes { get; } = ["lm", "sk", "mg", "rm", "bd", "pr"];

    public bool IsNarrowed => !string.IsNullOrEmpty(Asked) || Component is not null || Theme is not null;
}

public enum IndicatorView { Map, Line, Bars, Table }

/// <summary>A country or a group of countries.</summary>
public sealed record AreaName(string Code, bool IsGroup);

/// <summary>A figure as it is shown: a value, or the reason why there is none.</summary>
/// <param name="Partner">The other country of a pair.</param>
public sealed record ShownFigure(AreaName Area, AreaName? Partner, Period Period, decimal? Value, string? Reason, string Method)
{
    /// <summary>What is said of it beside the number, a letter each: F forecast, U unreliable, E estimated, M modelled, I imputed, P provisional, B break in the series; null where nothing is.</summary>
    public string? Marked { get; init; }

    /// <summary>What it was worked out from.</summary>
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];

    /// <summary>Where its inputs and its arithmetic are answered; null where they are not.</summary>
    public string? Explain { get; init; }

    public bool IsProjected => Marked?.StartsWith('F') == true;
}

/// <summary>What is shown of an indicator, and what else could be.</summary>
/// <param name="Views">Those that its figures allow.</param>
/// <param name="Chosen">Areas asked for, at most four; those drawn where none was.</param>
/// <param name="IsAsked">Whether the reader chose any.</param>
/// <param name="Dimensions">Parts that the figures tell apart, such as sex.</param>
/// <param name="Figures">The rows of the table: what the chart draws and the files hold, in this order.</param>
public sealed record ShownSeries(
    IndicatorView View, IReadOnlyList<IndicatorView> Views, IReadOnlyList<AreaName> Chosen, bool IsAsked, IReadOnlyList<AreaName> Choices, int? From, int? To, IReadOnlyList<int> Years,
    IReadOnlyList<DimensionModel> Dimensions, IReadOnlyList<ShownFigure> Figures)
{
    public const int MostAreas = 4;

    /// <summary>The figures are of pairs of countries: one area and its partners.</summary>
    public bool IsPairs { get; init; }

    /// <summary>A part is chosen, such as women, and no total.</summary>
    public static bool HasPart(IEnumerable<DimensionModel> dimensions) => dimensions.Any(dimension => dimension.Chosen != dimension.Values[0].Value);

    public bool HasNone => Figures.All(figure => figure.Value is null);

    /// <summary>The question as an address carries it, with another view where one is given; empty for what is published as it is.</summary>
    public string Query(IndicatorView? view = null)
    {
        List<string> parts = [];
        if ((view ?? View) is var shown && shown != Views[0]) parts.Add($"view={shown.ToString().ToLowerInvariant()}");
        if (IsAsked) parts.AddRange(Chosen.Select(area => $"country={area.Code}"));
        if (From is { } from) parts.Add(FormattableString.Invariant($"from={from}"));
        if (To is { } to) parts.Add(FormattableString.Invariant($"to={to}"));
        parts.AddRange(Dimensions.Where(dimension => dimension.Chosen != dimension.Values[0].Value).Select(dimension => $"{dimension.Name}={dimension.Chosen}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}

/// <summary>/indicators/{id}/: an indicator, its figures and where they come from.</summary>
/// <param name="Versions">The first digits of the versions of the datasets, for the citation.</param>
/// <param name="Countries">How many countries have a value.</param>
public sealed record IndicatorModel(IndicatorFacts Indicator, ShownSeries Shown, IReadOnlyList<SourceNote> Sources, IReadOnlyList<string> Versions, int Countries)
{
    public bool IsDemonstration => Sources.Any(source => source.IsDemonstration);
}

/// <summary>A figure of a country beside those of others.</summary>
public sealed record ComparedCell(Period? Period, decimal? Value, string? Reason)
{
    /// <summary>What is said of it beside the number, a letter each: F forecast, U unreliable, E estimated, M modelled, I imputed, P provisional, B break in the series; null where nothing is.</summary>
    public string? Marked { get; init; }

    /// <summary>What it comes from; none without a figure.</summary>
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];
}

public sealed record ComparedRow(IndicatorFacts Indicator, IReadOnlyList<ComparedCell> Cells)
{
    public IReadOnlyList<SourceNote> Sources { get; init; } = [];
}

/// <summary>/indicators/compare/: up to four countries side by side, the newest headline figure of each indicator.</summary>
public sealed record IndicatorCompareModel(IReadOnlyList<CountryCode> Chosen, IReadOnlyList<CountryCode> Choices, IReadOnlyList<ComparedRow> Rows, bool IsDemonstration)
{
    /// <summary>Of all rows together.</summary>
    public IReadOnlyList<SourceNote> Sources => [.. Rows.SelectMany(row => row.Sources).Distinct()];
}

/// <summary>/indicators/method/: every definition, and the rules that hold for all.</summary>
public sealed record IndicatorMethodModel(IReadOnlyList<IndicatorFacts> Indicators, IReadOnlyList<string> Reasons, IReadOnlyList<string> Methods, int LeastCoverage, int MostDifference, int LeastPersons);

/// <summary>How well an indicator is covered.</summary>
/// <param name="Withheld">How many values are, by reason.</param>
/// <param name="Freshness">Of the input that is worst off.</param>
public sealed record QualityRow(IndicatorFacts Indicator, int Countries, int Values, Period? Newest, IReadOnlyList<(string Reason, int Count)> Withheld, FreshnessModel Freshness, IReadOnlyList<SourceNote> Sources);

/// <summary>/indicators/quality/: coverage, what is withheld and why, and how old the inputs are.</summary>
public sealed record IndicatorQualityModel(DateOnly AsOf, IReadOnlyList<QualityRow> Rows, IReadOnlyList<SourceNote> Sources);
