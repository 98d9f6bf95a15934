using System.Text.Json.Serialization;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>How many rows of what was published a file of changes added, changed and removed, and to which version; none where there was none.</summary>
public sealed record AppliedChanges(string? Base, long Added, long Changed, long Removed)
{
    [JsonIgnore]
    public bool IsNothing => Base is not null && Added + Changed + Removed == 0;
}

/// <summary>One step of a file of changes, as it acts on the row of a key. Cells stand in the order of the kind's columns; null is a row that is not there.</summary>
/// <param name="Order">Its place in the file: steps act in that order (SDMX-CSV 2.0, field guide).</param>
public abstract record RowChange(long Order)
{
    public abstract object?[]? Apply(DatasetKind kind, object?[]? row);

    /// <summary>A value and the status missing exclude each other, whichever of them a step has touched.</summary>
    protected static object?[] Settled(DatasetKind kind, object?[] row)
    {
        if (!kind.Declares(Dimension.Value) || !kind.Declares(Dimension.Status)) return row;
        int status = kind.IndexOf(Dimension.Status);
        bool isMissing = row[kind.IndexOf(Dimension.Value)] is null;
        if (isMissing) row[status] = ObservationRules.Missing;
        else if (row[status] is ObservationRules.Missing) row[status] = null;
        return row;
    }
}

/// <summary>The row as given, in place of whatever is there.</summary>
public sealed record ReplaceRow(long Order, object?[] Cells) : RowChange(Order)
{
    public override object?[] Apply(DatasetKind kind, object?[]? row) => Cells;
}

/// <summary>The cells that are given; what is not given stays.</summary>
/// <param name="LeavesValue">Nothing is said of the value, nor then of its status.</param>
public sealed record MergeRow(long Order, object?[] Cells, bool LeavesValue) : RowChange(Order)
{
    public override object?[] Apply(DatasetKind kind, object?[]? row)
    {
        if (row is null) return Cells;
        object?[] merged = [.. row.Select((cell, at) => Cells[at] ?? cell)];
        if (!kind.Declares(Dimension.Value)) return merged;
        int value = kind.IndexOf(Dimension.Value), status = kind.IndexOf(Dimension.Status);
        merged[value] = LeavesValue ? row[value] : Cells[value];
        if (LeavesValue) merged[status] = row[status];
        return Settled(kind, merged);
    }
}

/// <summary>The row goes, or some of its cells are emptied.</summary>
/// <param name="Emptied">Columns by their place; none where the whole row goes.</param>
public sealed record DeleteRow(long Order, int[] Emptied) : RowChange(Order)
{
    public override object?[]? Apply(DatasetKind kind, object?[]? row)
    {
        if (row is null || Emptied.Length == 0) return null;
        object?[] left = [.. row];
        foreach (int at in Emptied) left[at] = null;
        return Settled(kind, left);
    }
}
