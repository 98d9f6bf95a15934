using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Age groups as <c>T</c>, <c>Y15</c>, <c>Y15-24</c>, <c>Y_LT15</c>, <c>Y_GE65</c>, whatever the agency: never "10-14", which a
/// spreadsheet turns into a day.
/// </summary>
public static partial class AgeGroup
{
    private const int Oldest = 130;

    /// <summary>Reads 15-24, 65+, Eurostat's Y15-24 and Y_GE65, SDMX's Y15T24, ILOSTAT's AGE_5YRBANDS_Y15-19 and AGE_YTHADULT_YGE15.</summary>
    public static string? Of(string text)
    {
        string plain = text.Trim().ToUpperInvariant();
        if (plain is "T" or "_T" or "TOTAL" || (plain.StartsWith("AGE_", StringComparison.Ordinal) && plain.EndsWith("_TOTAL", StringComparison.Ordinal))) return "T";
        if (plain is "UNK" or "_U" or "UNKNOWN") return "UNK";
        if (Pattern().Match(plain) is not { Success: true } match) return null;
        int from = int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
        int to = match.Groups["to"] is { Success: true } upper ? int.Parse(upper.Value, CultureInfo.InvariantCulture) : from;
        if (from > to || to > Oldest) return null;
        bool isOpen = match.Groups["least"].Success || match.Groups["plus"].Success;
        return isOpen ? Invariant($"Y_GE{from}") : match.Groups["below"].Success ? Invariant($"Y_LT{from}") : to > from ? Invariant($"Y{from}-{to}") : Invariant($"Y{from}");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"^(AGE_[A-Z0-9]+_)?((?<least>Y_?GE_?|≥ ?)|(?<below>Y_?LT_?|< ?)|Y)?(?<from>[0-9]{1,3})( ?(-|–|T|TO) ?(?<to>[0-9]{1,3})|(?<plus>\+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
