namespace Imdi.Functions.Datasets;

/// <summary>The first finding of each code, from the file that holds them all. Stops as soon as every code has one.</summary>
internal static class ReadFindingExamples
{
    public static IReadOnlyDictionary<string, FindingAnswer> From(Stream findings, IReadOnlyDictionary<string, long> counts)
    {
        Dictionary<string, FindingAnswer> examples = new(StringComparer.Ordinal);
        foreach (var finding in ReadFindings.From(findings))
        {
            examples.TryAdd(finding.Code, finding);
            if (examples.Count == counts.Count) break;
        }

        return examples;
    }
}
