using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Finds repeated keys in flat memory. Of each row there are 128 bits of its key. Within a row group they are compared at once; what is
/// new there is put with those that begin alike, in 256 partitions that flow over into a temporary file, each of which is gone through
/// by itself at the end, in the order of the rows. The hash is not a cryptographic one, so its seed is drawn for each process: nobody
/// can choose keys that all fall into one partition. One key fills none either, as it is put there once a row group at most.
/// </summary>
internal sealed class RowKeys(DatasetKind kind, int room) : IDisposable
{
    private const int Partitions = 256, Room = 256, Chunk = 256;

    // The framework seeds HashCode at random in each process. No result depends on it.
    private static readonly long Seed = ((long)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    private readonly int[] _columns = [.. kind.Key.Select(kind.IndexOf)];
    private readonly UInt128[][] _texts = new UInt128[kind.Key.Count][];
    private readonly UInt128[] _parts = new UInt128[Chunk * kind.Key.Count];
    private readonly Key[] _waiting = new Key[Partitions * Room];
    private readonly int[] _counts = new int[Partitions];
    private readonly List<long>[] _written = [.. Enumerable.Range(0, Partitions).Select(_ => new List<long>())];
    private readonly int[] _kept = new int[room];
    private Key[] _keys = new Key[room];
    private ulong[] _slots = [];
    private UnnamedTemporaryFile? _file;

    /// <summary>Takes a row group; tells of each row that repeats the key of one before it in the group, and names the others; null when these are all.</summary>
    /// <param name="first">The ordinal of its first row.</param>
    public int[]? Take(RowBlock block, long first, RepeatedRows repeated)
    {
        int count = 0;
        Begin(block.Rows);
        for (int part = 0; part < _columns.Length; part++) _texts[part] = Texts(block.Columns[_columns[part]]);
        for (int row = 0; row < block.Rows; row++)
        {
            if (row % Chunk == 0) Hash(block, row, Math.Min(Chunk, block.Rows - row), first);
            int before = FirstAlike(row);
            if (before != row)
            {
                repeated.Add(_keys[row], _keys[before]);
                continue;
            }

            Put(_keys[row]);
            _kept[count++] = row;
        }

        return count == block.Rows ? null : _kept[..count];
    }

    /// <summary>Tells of each row that repeats the key of one in an earlier row group.</summary>
    public void FindRepeated(RepeatedRows repeated)
    {
        for (int partition = 0; partition < Partitions; partition++)
        {
            int count = Gather(partition);
            Begin(count);
            for (int at = 0; at < count; at++)
            {
                if (FirstAlike(at) is var before && before != at) repeated.Add(_keys[at], _keys[before]);
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private static UInt128[] Texts(ColumnBlock column)
    {
        var hashes = new UInt128[column.Texts.Count];
        for (int text = 0; text < hashes.Length; text++) hashes[text] = XxHash128.HashToUInt128(column.Texts[text], Seed);
        return hashes;
    }

    /// <summary>The keys of some rows: column by column for what they consist of, then row by row.</summary>
    private void Hash(RowBlock block, int from, int count, long first)
    {
        int width = _columns.Length;
        for (int part = 0; part < width; part++) Fill(_parts.AsSpan(part), block.Columns[_columns[part]], _texts[part], from, count, width);
        for (int row = 0; row < count; row++)
        {
            var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(_parts.AsSpan(row * width, width)), Seed);
            _keys[from + row] = new Key(hash, first + from + row, block.Places[from + row]);
        }
    }

    private static void Fill(Span<UInt128> parts, ColumnBlock column, UInt128[] texts, int from, int count, int width)
    {
        if (column.Declared.IsText)
        {
            var places = column.As<int>().Slice(from, count);
            for (int row = 0; row < places.Length; row++) parts[row * width] = places[row] is var text and >= 0 ? texts[text] : UInt128.Zero;
            return;
        }

        for (int row = 0; row < count; row++)
        {
            parts[row * width] = column.Declared.Type switch
            {
                ColumnType.Decimal => (UInt128)column.As<Int128>()[from + row],
                ColumnType.Date => (UInt128)column.As<int>()[from + row],
                _ => column.Values[from + row],
            };
        }
    }

    private void Begin(int count)
    {
        int slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count * 2);
        if (_slots.Length < slots) _slots = new ulong[slots];
        else Array.Clear(_slots);
    }

    /// <summary>The first of the keys up to this one that is the same. The partition uses a hash's first bits, and this its last.</summary>
    private int FirstAlike(int at)
    {
        var hash = _keys[at].Hash;
        // A slot holds 32 more bits of the hash, so that other keys are not looked at.
        ulong mark = (ulong)hash & 0xFFFF_FFFF_0000_0000;
        for (int slot = (int)(ulong)hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            ulong known = _slots[slot];
            if (known == 0)
            {
                _slots[slot] = mark | (uint)(at + 1);
                return at;
            }

            int before = (int)(uint)known - 1;
            if ((known & 0xFFFF_FFFF_0000_0000) == mark && _keys[before].Hash == hash) return before;
        }
    }

    private void Put(in Key key)
    {
        int partition = (int)(key.Hash >> 120);
        _waiting[(partition * Room) + _counts[partition]++] = key;
        if (_counts[partition] < Room) return;
        _file ??= new UnnamedTemporaryFile();
        _written[partition].Add(_file.Append(MemoryMarshal.AsBytes(_waiting.AsSpan(partition * Room, Room))));
        _counts[partition] = 0;
    }

    private int Gather(int partition)
    {
        int count = (_written[partition].Count * Room) + _counts[partition], at = 0;
        if (_keys.Length < count) _keys = new Key[count];
        foreach (long written in _written[partition])
        {
            _file!.Read(written, MemoryMarshal.AsBytes(_keys.AsSpan(at, Room)));
            at += Room;
        }

        _waiting.AsSpan(partition * Room, _counts[partition]).CopyTo(_keys.AsSpan(at));
        return count;
    }

    /// <param name="Row">The row's ordinal among those that passed all other checks.</param>
    /// <param name="Place">As <see cref="KeyPlaces"/> tells it.</param>
    public readonly record struct Key(UInt128 Hash, long Row, long Place);
}
