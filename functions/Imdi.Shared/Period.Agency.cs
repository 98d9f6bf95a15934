using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.Shared;

public readonly partial record struct Period
{
    /// <summary>Reads what <see cref="TryParse(string?, out Period)"/> reads and the spellings of agencies' files besides.</summary>
    /// <remarks>
    /// Remittance Prices Worldwide <c>2016_2Q</c>, World Bank DataBank <c>2011Q1 [YR2011Q1]</c>, ILOSTAT <c>2023M01</c>, SDMX <c>2023-Q1</c> and <c>2023-M01</c>,
    /// Eurostat <c>2023 </c> with its trailing space, <c>YR2011Q1</c>. Half-years, weeks and days are refused.
    /// </remarks>
    public static bool TryParseAgency([NotNullWhen(true)] string? text, out Period result)
    {
        result = default;
        if (AgencyPeriod().Match(text?.Trim() ?? "") is not { Success: true } match) return false;
        int year = Number(match, "year");
        if (year < 1) return false;
        int quarter = Number(match, "quarter");
        int month = Number(match, "month");
        if (Of(year, quarter, month) is not { } period) return false;
        if (match.Groups["again"] is { Success: true } again && !(TryParseAgency(again.Value, out var same) && same == period)) return false;
        result = period;
        return true;
    }

    private static Period? Of(int year, int quarter, int month) => (quarter, month) switch
    {
        (-1, -1) => OfYear(year),
        ( >= 1 and <= 4, -1) => OfQuarter(year, quarter),
        (-1, >= 1 and <= 12) => OfMonth(year, month),
        _ => null,
    };

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"^(YR)?(?<year>[0-9]{4})([-_ ]?(Q(?<quarter>[0-9])|(?<quarter>[0-9])Q|M(?<month>[0-9]{1,2}))|-(?<month>[0-9]{2}))?( *\[(?<again>YR[^\]]+)\])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AgencyPeriod();
}
