namespace Imdi.Functions.Datasets;

/// <summary>Applies a file's steps part by part: for each key those that concern it, in the order of the file.</summary>
internal sealed class ChangeParts(DatasetKind kind, Deletions deletions, long publishedRows, WriteParts results)
{
    private readonly int _columns = kind.Columns.Count;
    private long _added, _changed, _removed;

    public AppliedChanges Counts(string? basis) => new(basis, _added, _changed, _removed);

    public void Part(int part, WriteParts old, WriteParts young)
    {
        var published = old.Read(part, _columns + 1);
        var given = young.Read(part, _columns + 1);
        var left = new List<(string Key, object?[] Cells, decimal Place)>(published.Count);
        foreach (var (key, row) in published) Keep(left, key, row[.._columns], given.GetValueOrDefault(key), (decimal)row[_columns]!);
        foreach (var (key, row) in given)
        {
            if (!published.ContainsKey(key)) Keep(left, key, null, row, publishedRows + (decimal)row[_columns]!);
        }

        left.Sort(static (one, other) => one.Place.CompareTo(other.Place));
        foreach (var (key, cells, place) in left) results.Add(part, key, [.. cells, place]);
    }

    private void Keep(List<(string, object?[], decimal)> left, string key, object?[]? before, object?[]? given, decimal place)
    {
        object?[]? now = Applied(before, given);
        if (now is not null) left.Add((key, now, place));
        if (before is null && now is not null) _added++;
        else if (before is not null && now is null) _removed++;
        else if (before is not null && !before.AsSpan().SequenceEqual(now)) _changed++;
    }

    private object?[]? Applied(object?[]? row, object?[]? given)
    {
        var steps = (row ?? given) is { } keyed ? deletions.Of(keyed).Cast<RowChange>().ToList() : [];
        if (given is not null) steps.Add(WriteSteps.Of((long)(decimal)given[_columns]!, given[.._columns]));
        if (steps.Count > 1) steps.Sort(static (one, other) => one.Order.CompareTo(other.Order));
        return steps.Aggregate(row, (now, step) => step.Apply(kind, now));
    }
}
