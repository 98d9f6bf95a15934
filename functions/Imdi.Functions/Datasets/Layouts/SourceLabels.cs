namespace Imdi.Functions.Datasets;

/// <summary>
/// Turns a source's labels ("Cash, Debit card") into codes of ours, whatever their case and spacing. A label is taken apart once and
/// remembered; what has no code counts as <paramref name="otherwise"/>, or as not stated where that is null.
/// </summary>
internal sealed class SourceLabels(IReadOnlyDictionary<string, string> codes, string? otherwise, bool several)
{
    private const int MostRemembered = 10_000;

    private static readonly string[] Between = [",", ";", "/", "+", "&", " and ", " or "];

    private readonly Dictionary<string, (string? Codes, bool IsKnown)> _seen = new(StringComparer.Ordinal);

    /// <summary>The codes of a label; <paramref name="unknown"/> the first time that it, or a part of it, has none.</summary>
    public string? Codes(ReadOnlySpan<char> label, out bool unknown)
    {
        var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        bool isFirst = !seen.TryGetValue(label, out var known);
        if (isFirst)
        {
            known = Find(label.ToString());
            if (_seen.Count >= MostRemembered) _seen.Clear();
            seen[label] = known;
        }

        unknown = isFirst && !known.IsKnown;
        return known.Codes;
    }

    private (string?, bool) Find(string label)
    {
        string plain = string.Join(' ', label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (codes.TryGetValue(plain, out string? whole)) return (whole, true);
        List<string> found = [];
        bool isKnown = true;
        foreach (string part in plain.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!codes.TryGetValue(part, out string? code)) isKnown = false;
            foreach (string one in (code ?? otherwise ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!found.Contains(one)) found.Add(one);
            }
        }

        if (found.Count == 0) return (otherwise, false);
        return (several ? string.Join(';', found) : found[0], isKnown);
    }
}
