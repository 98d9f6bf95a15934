using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Finds repeated keys by 128 bits of their SHA-256: about 48 bytes a row. Enough for files of some million rows; beyond that the
/// same hashes go into partitions by prefix, each checked on its own, in flat memory.
/// </summary>
public sealed class RowKeys(IEnumerable<CheckedColumn> columns)
{
    private readonly CheckedColumn[] _columns = [.. columns];
    private readonly Dictionary<UInt128, long> _rows = [];
    private char[] _text = new char[1024];

    public static Problem Repeated(long first) => new(FindingCodes.DuplicateKey,
        $"Row {first.ToString(CultureInfo.InvariantCulture)} has the same key; keep one of them, or tell them apart.");

    /// <summary>The source row that has this key already, or null when it is new, and remembered from now on.</summary>
    public long? FirstRowWith(int at, long row)
    {
        ref long known = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, Hash(at), out bool exists);
        if (exists) return known;
        known = row;
        return null;
    }

    private UInt128 Hash(int at)
    {
        int used = 0;
        Span<char> room = stackalloc char[64];
        foreach (var column in _columns)
        {
            var part = column.KeyText(at, room);
            if (used + part.Length + 1 > _text.Length) Array.Resize(ref _text, (_text.Length + part.Length) * 2);
            part.CopyTo(_text.AsSpan(used));
            _text[used + part.Length] = '\0';
            used += part.Length + 1;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(_text.AsSpan(0, used)), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
