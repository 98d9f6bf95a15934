using System.Runtime.InteropServices;

namespace Imdi.Functions.Datasets;

/// <summary>Which rows repeat the key of another, by their ordinals: in a temporary file with a place for each row, of which only those are taken.</summary>
internal sealed class RepeatedRows : IDisposable
{
    private UnnamedTemporaryFile? _file;

    public long Count { get; private set; }

    public static Problem Problem(long first) => new(FindingCodes.DuplicateKey,
        $"Row {first.ToString(System.Globalization.CultureInfo.InvariantCulture)} has the same key; keep one of them, or tell them apart.");

    public void Add(in RowKeys.Key row, in RowKeys.Key first)
    {
        _file ??= new UnnamedTemporaryFile();
        var repeated = new RepeatedRow(first.Row + 1, first.Place, row.Place);
        _file.Write(row.Row * Marshal.SizeOf<RepeatedRow>(), MemoryMarshal.AsBytes(new ReadOnlySpan<RepeatedRow>(in repeated)));
        Count++;
    }

    /// <summary>No more rows follow.</summary>
    /// <param name="rows">How many there are.</param>
    public void End(long rows) => _file?.Extend(rows * Marshal.SizeOf<RepeatedRow>());

    /// <summary>The rows from an ordinal on.</summary>
    public void Read(long first, Span<RepeatedRow> rows) => _file!.Read(first * Marshal.SizeOf<RepeatedRow>(), MemoryMarshal.AsBytes(rows));

    public void Dispose() => _file?.Dispose();
}

/// <summary>Nothing but zeros for a row that is kept.</summary>
/// <param name="First">One more than the ordinal of a row before that has the same key.</param>
/// <param name="FirstPlace">Where that stands, as <see cref="KeyPlaces"/> tells it.</param>
/// <param name="Place">Where the row itself stands.</param>
internal readonly record struct RepeatedRow(long First, long FirstPlace, long Place);
