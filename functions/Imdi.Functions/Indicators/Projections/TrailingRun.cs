namespace Imdi.Functions.Indicators;

/// <summary>The values of a series up to its end, back to its last gap: what a forecast may learn from.</summary>
public static class TrailingRun
{
    /// <summary>From values by consecutive periods, null where there is none; those after the last value do not count.</summary>
    public static double[] Of(IReadOnlyList<double?> values)
    {
        int end = values.Count;
        while (end > 0 && values[end - 1] is null) end--;
        int start = end;
        while (start > 0 && values[start - 1] is not null) start--;
        return [.. values.Skip(start).Take(end - start).Select(value => value!.Value)];
    }
}
