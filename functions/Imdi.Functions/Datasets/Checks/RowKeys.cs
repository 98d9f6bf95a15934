using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Finds repeated keys in flat memory. Of each row 128 bits of its key are put with those that begin alike, in 256 partitions that
/// flow over into a temporary file; each is then gone through by itself, in the order of the rows. The hash is not a cryptographic
/// one, so its seed is drawn for each process: nobody can choose keys that all fall into one partition.
/// </summary>
public sealed class RowKeys(IEnumerable<CheckedColumn> columns) : IDisposable
{
    private const int Partitions = 256, Room = 512;

    // The framework seeds HashCode at random in each process. No result depends on it.
    private static readonly long Seed = ((long)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    private readonly CheckedColumn[] _columns = [.. columns];
    private readonly UInt128[] _parts = new UInt128[columns.Count()];
    private readonly Key[] _waiting = new Key[Partitions * Room];
    private readonly int[] _counts = new int[Partitions];
    private readonly List<long>[] _written = [.. Enumerable.Range(0, Partitions).Select(_ => new List<long>())];
    private UnnamedTemporaryFile? _file;

    public static Problem Repeated(long first) => new(FindingCodes.DuplicateKey,
        $"Row {first.ToString(System.Globalization.CultureInfo.InvariantCulture)} has the same key; keep one of them, or tell them apart.");

    public static UInt128 Hash(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes, Seed);

    /// <summary>Remembers the key of a row that passed all other checks.</summary>
    /// <param name="row">Its ordinal among these.</param>
    public void Add(long row, int at)
    {
        for (int part = 0; part < _parts.Length; part++) _parts[part] = _columns[part].KeyPart(at);
        var hash = Hash(MemoryMarshal.AsBytes(_parts.AsSpan()));
        int partition = (int)(hash >> 120);
        _waiting[(partition * Room) + _counts[partition]++] = new Key(hash, row);
        if (_counts[partition] == Room) Write(partition);
    }

    /// <summary>Tells of each row that repeats the key of an earlier one, and of the first row that has it; answers how many there are.</summary>
    public long FindRepeats(Action<long, long> repeat)
    {
        var first = new Dictionary<UInt128, long>();
        var block = new Key[Room];
        long repeats = 0;
        for (int partition = 0; partition < Partitions; partition++)
        {
            first.Clear();
            foreach (long at in _written[partition])
            {
                _file!.Read(at, MemoryMarshal.AsBytes(block.AsSpan()));
                repeats += Find(block, first, repeat);
            }

            repeats += Find(_waiting.AsSpan(partition * Room, _counts[partition]), first, repeat);
        }

        return repeats;
    }

    public void Dispose() => _file?.Dispose();

    private static long Find(ReadOnlySpan<Key> keys, Dictionary<UInt128, long> first, Action<long, long> repeat)
    {
        long repeats = 0;
        foreach (var key in keys)
        {
            ref long row = ref CollectionsMarshal.GetValueRefOrAddDefault(first, key.Hash, out bool exists);
            if (exists)
            {
                repeats++;
                repeat(key.Row, row);
            }
            else
            {
                row = key.Row;
            }
        }

        return repeats;
    }

    private void Write(int partition)
    {
        _file ??= new UnnamedTemporaryFile();
        _written[partition].Add(_file.Append(MemoryMarshal.AsBytes(_waiting.AsSpan(partition * Room, Room))));
        _counts[partition] = 0;
    }

    private readonly record struct Key(UInt128 Hash, long Row);
}
