using Imdi.Shared;
using ParquetSharp;

namespace Imdi.Functions.Datasets;

/// <summary>The newest period that a canonical file has figures for, from the statistics at its end; null for a kind without periods.</summary>
internal static class ReadNewestPeriod
{
    public static Period? Of(string path, DatasetKind kind)
    {
        if (KindShape.Of(kind).Period is not { } column) return null;
        using var file = new ParquetFileReader(path);
        Period? newest = null;
        for (int group = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var rows = file.RowGroup(group);
            using var chunk = rows.MetaData.GetColumnChunkMetaData(kind.IndexOf(column.Name));
            using var statistics = chunk.Statistics;
            if (Period.TryParse(ReadBounds.Of(statistics, file.FileMetaData.Schema.Column(kind.IndexOf(column.Name))).Largest as string, out var last) && (newest is not { } known || last > known)) newest = last;
        }

        return newest;
    }
}
