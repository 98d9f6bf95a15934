using System.Reflection;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Which values of series an address asks for, and in which order.</summary>
internal sealed record SeriesFilter(Period? From, Period? To, IReadOnlyList<string> Statuses, bool Latest, string? Sort) : IAskedInQuery
{
    public const string PeriodIs = "a year, quarter or month such as 2025, 2025Q3 or 2025-09";

    private static readonly string[] Known = ["ok", "withheld", Withheld.DenominatorMissing, Withheld.DenominatorNotPositive, Withheld.ConflictingSources, Withheld.CoverageBelow75, Withheld.WeightUnknown, Withheld.AboveWhole, Withheld.NoQualifyingService, Withheld.Suppressed];

    public static IReadOnlyList<AskedParameter> Parameters { get; } =
    [
        new("from", IsPeriod, PeriodIs, "Values of this period and later."),
        new("to", IsPeriod, PeriodIs, "Values of this period and earlier."),
        new("status", Known.Contains, $"one of {string.Join(", ", Known)}", "Whether there is a value, or why not."),
        new("latest", text => text is "0" or "1", "1 or 0", "1 for the newest value of each series that is no projection."),
        new("sort", ValueQuestion.Sorts.Contains, $"one of {string.Join(", ", ValueQuestion.Sorts)}", "With a minus from the greatest down; values that are withheld come last."),
    ];

    public ValueQuestion On(ValueQuestion question) => question with { From = From, To = To, Statuses = Statuses, Latest = Latest, Sort = Sort };

    public static ValueTask<SeriesFilter?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<SeriesFilter?>(new SeriesFilter(
        PeriodOf(context, "from"), PeriodOf(context, "to"), PartFilter.Each(context, "status", text => text), context.Request.Query["latest"].LastOrDefault() == "1", context.Request.Query["sort"].LastOrDefault()));

    internal static Period? PeriodOf(HttpContext context, string name) => Period.TryParse(context.Request.Query[name].LastOrDefault(), out var period) ? period : null;

    private static bool IsPeriod(string text) => Period.TryParse(text, out _);
}

/// <summary>Which areas an address asks for.</summary>
internal sealed record AreaFilter(IReadOnlyList<string> Areas, bool? Aggregate) : IAskedInQuery
{
    public static IReadOnlyList<AskedParameter> Parameters { get; } =
    [
        new("country", text => AreaCodes.Of(text) is not null, AreaCodes.WhatIsRight, "Countries or aggregates; all without it."),
        new("aggregate", text => text is "true" or "false", "true or false", "true for regions and the world alone, false for countries alone."),
    ];

    public static ValueTask<AreaFilter?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<AreaFilter?>(new AreaFilter(
        PartFilter.Each(context, "country", AreaCodes.Of), context.Request.Query["aggregate"].LastOrDefault() is { } aggregate ? aggregate == "true" : null));
}
