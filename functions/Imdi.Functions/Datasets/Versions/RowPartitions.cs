using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Which part of the keys a row belongs to, so that two versions can be compared a part at a time: by a hash that nobody can choose keys
/// against, about <see cref="RowsInPart"/> rows a part.
/// </summary>
public static class RowPartitions
{
    public const int RowsInPart = 50_000;

    private const int Most = 512;

    public static int CountFor(long rows) => (int)Math.Clamp((rows + RowsInPart - 1) / RowsInPart, 1, Most);

    public static int Of(string key, int parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return (int)(MemoryMarshal.Read<uint>(hash) % (uint)parts);
    }

    /// <summary>The cells of a key as one text.</summary>
    public static string KeyOf(object?[] cells, int[] places) => string.Join('\0', places.Select(place => CellText.Of(cells[place])));
}
