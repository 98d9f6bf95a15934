namespace Imdi.Functions.Indicators;

/// <summary>Which codes of a list may together be another: all others, those of each length (levels of a classification), those that begin alike (71 and 72 of 7), the levels of a range (5T8).</summary>
internal static class CodePartitions
{
    public static IEnumerable<string[]> Of(string whole, string total, string[] codes)
    {
        if (whole == total)
        {
            string[] others = [.. codes.Where(code => code != total)];
            yield return others;
            foreach (var length in others.GroupBy(code => code == "UNK" ? 0 : code.Length).Where(length => length.Key > 0 && length.Count() < others.Length))
            {
                yield return [.. length];
                yield return [.. length, .. others.Where(code => code == "UNK")];
            }
        }
        else if (whole is [var from, 'T', var to])
        {
            yield return [.. codes.Where(code => code is [var level] && level >= from && level <= to)];
        }
        else
        {
            yield return [.. codes.Where(code => code.Length == whole.Length + 1 && code.StartsWith(whole, StringComparison.Ordinal))];
        }
    }
}
