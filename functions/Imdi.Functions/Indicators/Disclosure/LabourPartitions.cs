using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>
/// Which cells of the tables of work, and of graduates, may be the sum of which others: ages and levels of education that cover a wider span without a gap or an overlap, once by the shortest and once by the longest there are, and the occupations of a
/// group. All ages are from birth or from fifteen on; who is of no known age or level may be in the total.
/// </summary>
internal static class LabourPartitions
{
    private const string Total = "T", Unknown = "UNK";
    private const int Endless = int.MaxValue, HighestLevel = 8;

    public static bool Holds(CountKey cell) => cell.Table is Unemployment or Employment || cell.Table == Measures.Graduates.Persons;

    public static IEnumerable<(CountKey Whole, CountKey[] Parts)> Of(IEnumerable<CountKey> cells)
    {
        CountKey[] all = [.. cells.Where(Holds)];
        return Along(all, key => key.Age, key => key with { Age = "" }, OfAges)
            .Concat(Along(all, key => key.Education, key => key with { Education = "" }, OfLevels))
            .Concat(Along(all, key => key.Occupation, key => key with { Occupation = "" }, (whole, codes) => CodePartitions.Of(whole, Total, codes)));
    }

    private static IEnumerable<(CountKey, CountKey[])> Along(CountKey[] cells, Func<FigureKey, string> part, Func<FigureKey, FigureKey> without, Func<string, string[], IEnumerable<string[]>> candidates)
    {
        // Countries and years tell the same parts apart.
        Dictionary<string, (string Whole, string[] Parts)[]> known = new(StringComparer.Ordinal);
        foreach (var line in cells.GroupBy(cell => cell with { Key = without(cell.Key) }).Where(line => line.Count() > 1))
        {
            var byCode = line.ToDictionary(cell => part(cell.Key), StringComparer.Ordinal);
            string[] codes = [.. byCode.Keys.Order(StringComparer.Ordinal)];
            string all = string.Join(',', codes);
            if (!known.TryGetValue(all, out var sums)) known[all] = sums = [.. codes.SelectMany(whole => candidates(whole, codes).Where(parts => parts.Length > 0).Select(parts => (whole, parts)))];
            foreach (var (whole, parts) in sums) yield return (byCode[whole], Array.ConvertAll(parts, code => byCode[code]));
        }
    }

    private static IEnumerable<string[]> OfAges(string whole, string[] codes) =>
        Tilings(whole, codes, code => AgeSpan.Of(code) is { } span ? (span.From, span.To + 1 ?? Endless) : null, whole == Total ? [(0, Endless), (15, Endless)] : []);

    private static IEnumerable<string[]> OfLevels(string whole, string[] codes) => Tilings(whole, codes, LevelsOf, whole == Total ? [(0, HighestLevel + 1)] : []);

    private static (int, int)? LevelsOf(string code) => code switch
    {
        [>= '0' and <= '8' and var level] => (level - '0', level - '0' + 1),
        [var from, 'T', var to] => (from - '0', to - '0' + 1),
        _ => null,
    };

    private static IEnumerable<string[]> Tilings(string whole, string[] codes, Func<string, (int From, int To)?> spanOf, (int From, int To)[] ofTotal)
    {
        (string Code, int From, int To)[] spans = [.. codes.Where(code => code != whole && code != Total).Select(code => (code, Span: spanOf(code))).Where(one => one.Span is not null).Select(one => (one.code, one.Span!.Value.From, one.Span.Value.To))];
        foreach (var (from, to) in ofTotal.Length > 0 ? ofTotal : spanOf(whole) is { } own ? [own] : [])
        {
            foreach (bool longestFirst in (bool[])[false, true])
            {
                if (Tiling(spans, from, to, longestFirst, []) is not { } tiling) continue;
                yield return tiling;
                if (whole == Total && codes.Contains(Unknown)) yield return [.. tiling, Unknown];
            }
        }
    }

    private static string[]? Tiling((string Code, int From, int To)[] spans, int from, int to, bool longestFirst, HashSet<int> ends)
    {
        if (from == to) return [];
        if (!ends.Add(from)) return null;
        foreach (var span in spans.Where(span => span.From == from && span.To <= to).OrderBy(span => longestFirst ? -(long)span.To : span.To).ThenBy(span => span.Code, StringComparer.Ordinal))
        {
            if (Tiling(spans, span.To, to, longestFirst, ends) is { } rest) return [span.Code, .. rest];
        }

        return null;
    }
}
