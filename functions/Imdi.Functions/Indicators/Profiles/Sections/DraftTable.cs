using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>A figure on its way into a table, with the versions that state it.</summary>
internal readonly record struct DraftCell(decimal? Value, string? Reason, IEnumerable<string> Versions)
{
    /// <summary>A part of the sum is stated as missing: missing is not zero.</summary>
    public const string PartMissing = "part-missing";

    public static DraftCell Nothing { get; } = new(null, null, []);

    public static DraftCell Hidden { get; } = new(null, Withheld.Suppressed, []);

    public static DraftCell Of(Figure? figure) => figure is null ? Nothing
        : figure.IsConflicting ? new(null, Withheld.ConflictingSources, figure.Versions)
        : figure.IsPartial ? new(null, Withheld.CoverageBelow75, figure.Versions)
        : new(Rounded(figure.Value), figure.Value is null && figure.Parts.Count > 0 ? PartMissing : null, figure.Versions);

    public static DraftCell Of(IndicatorValue? value) => value is null ? Nothing : new(Rounded(value.Value), value.Reason, value.Versions);

    // Divided by it, a decimal loses its trailing zeros: equal figures are then equal texts.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>As indicators are rounded: six decimals, half away from zero.</summary>
    public static decimal? Rounded(decimal? value) => value is { } known ? decimal.Round(known, IndicatorValue.Decimals, MidpointRounding.AwayFromZero) / One : null;

    public static DraftCell Share(decimal? part, decimal? whole) => part is { } some && whole is > 0 and var all ? new(Rounded(some / all * 100), null, []) : Nothing;
}

internal sealed record DraftRow(string Item, string? Period, params DraftCell[] Cells)
{
    public string? Unit { get; init; }
}

/// <summary>A table before its sources have places.</summary>
internal sealed record DraftTable(string Id, string By, IReadOnlyList<ProfileColumn> Columns, IReadOnlyList<DraftRow> Rows)
{
    /// <summary>Dataset kinds that fill it.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>How its figures are projected; null where they are not.</summary>
    public ProfileProjection? Projection { get; init; }

    public ProfileStatus Status => Rows.SelectMany(row => row.Cells).Any(cell => cell.Value is not null) ? ProfileStatus.Known
        : Rows.SelectMany(row => row.Cells).Any(cell => cell.Reason is not null) ? ProfileStatus.Withheld : ProfileStatus.NoData;

    public IEnumerable<string> Versions => Rows.SelectMany(row => row.Cells).Where(cell => cell.Value is not null || cell.Reason is not null).SelectMany(cell => cell.Versions).Distinct();

    /// <summary>The newest period with a figure.</summary>
    public string? Newest => Rows.Where(row => row.Cells.Any(cell => cell.Value is not null)).Select(row => By == Tables.ByPeriod ? row.Item : row.Period).OfType<string>().Max(StringComparer.Ordinal);
}
