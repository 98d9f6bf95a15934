using System.Buffers;
using System.Text.Unicode;

namespace Imdi.Functions.Datasets;

/// <summary>Cells of a text file as they lie in it: UTF-8, or what claims to be.</summary>
internal static class Utf8Cell
{
    /// <summary>Bytes that are no UTF-8 become U+FFFD, which the checks then refuse by row. The room must be as long as the cell.</summary>
    public static int Decode(ReadOnlySpan<byte> cell, Span<char> room) =>
        Utf8.ToUtf16(cell, room, out _, out int written, replaceInvalidSequences: true) is OperationStatus.Done ? written : 0;

    /// <summary>Whether a cell, with its quotes or without, has a printing ASCII character, which most have; false says nothing.</summary>
    public static bool IsPlainlyFilled(ReadOnlySpan<byte> cell) => cell.ContainsAnyInRange((byte)'#', (byte)'~');
}
