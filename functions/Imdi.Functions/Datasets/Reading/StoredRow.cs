namespace Imdi.Functions.Datasets;

/// <summary>A row of a version: its place in the file, which never changes, and its cells (text, decimal, day, flag or null) in the order asked for.</summary>
public readonly record struct StoredRow(long Number, object?[] Cells);
