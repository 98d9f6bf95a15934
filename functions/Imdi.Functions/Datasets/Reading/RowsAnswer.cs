using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What rows are answered with: which columns, in which language, and where they come from.</summary>
public sealed record RowsAnswer(IReadOnlyList<Column> Columns, Language Language, string Version, DatasetSource Source, DateOnly? Vintage)
{
    /// <summary>What stands in every row of a CSV beside the columns, unless a column has that name.</summary>
    public IReadOnlyList<(string Name, string? Value)> Notes =>
        [.. new (string Name, string? Value)[] { ("source", Source.Name), ("vintage", CellText.Of(Vintage)), ("version", Version) }.Where(note => Columns.All(column => column.Name != note.Name))];
}
