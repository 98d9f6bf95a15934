namespace Imdi.Functions.Datasets;

/// <summary>What a file may be at most; stated in docs/datasets/README.md.</summary>
public static class SourceLimits
{
    /// <summary>A file as it is handed in.</summary>
    public const long FileBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>What a packed file, or one part of a workbook, may unpack to.</summary>
    public const long UnpackedBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Beyond the first 64 MB, more than this many times the packed size is a bomb, not data.</summary>
    public const int Ratio = 200;

    public const int RatioFreeBytes = 64 * 1024 * 1024;

    /// <summary>One row of a text file, and the text of one cell of a sheet.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>A workbook of the old binary kind; its format ends at 65,536 rows of 256 cells.</summary>
    public const int OldWorkbookBytes = 64 * 1024 * 1024;

    /// <summary>Text that a workbook shares between its cells, in characters.</summary>
    public const int SharedCharacters = 64 * 1024 * 1024;

    public const int Cells = 16_384;

    /// <summary>Files inside an archive or parts of a workbook.</summary>
    public const int Entries = 4_096;
}
