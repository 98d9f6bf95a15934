using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>The steps of a file of changes, taken down while it is read: what each good row is to do, and what is to be deleted.</summary>
internal sealed class WriteSteps : IDisposable
{
    private const int Shift = 3;

    private readonly DatasetKind _kind;
    private readonly Findings _findings;
    private readonly TemporaryFile _file = TemporaryFile.Create();
    private readonly BinaryWriter _steps;
    private readonly int[] _addressing, _emptied;
    private long _order;

    public WriteSteps(DatasetKind kind, Findings findings)
    {
        (_kind, _findings) = (kind, findings);
        _steps = new BinaryWriter(File.Create(_file.Path));
        string[] named = [.. kind.Key, .. kind.Declares(Dimension.Unit) ? (string[])[Dimension.Unit] : []];
        _addressing = [.. named.Select(kind.IndexOf)];
        _emptied = [.. kind.Columns.Where(column => !column.Required && !named.Contains(column.Name)).Select(column => kind.IndexOf(column.Name))];
        Deletions = new Deletions(kind);
    }

    public Deletions Deletions { get; }

    /// <summary>A row that passed the checks; it comes at the same place among the rows of the canonical file.</summary>
    public void Add(SourceRow row) => _steps.Write((_order++ << Shift) | (row.Action == RowAction.Replace ? 1L : 0) | (row.LeavesValue ? 2L : 0));

    public void Delete(SourceRow row)
    {
        List<(int, string)> named = [];
        foreach (int at in _addressing)
        {
            if (row[at].Trim() is not { IsEmpty: false } text) continue;
            var column = _kind.Columns[at];
            var (value, problem) = TextRules.For(column.Type)(text.ToString(), column);
            if (problem is not null) _findings.Add(row.Sheet, row.Number, row.Name(at), text, problem.Code, problem.Cure);
            if (value is not null) named.Add((at, value));
        }

        // A measure has one unit: it says nothing more.
        if (_kind.Units.Count > 0 && named.Exists(one => one.Item1 == _kind.IndexOf(Dimension.Measure))) named.RemoveAll(one => one.Item1 == _kind.IndexOf(Dimension.Unit));
        var emptied = Array.FindAll(_emptied, at => !row[at].IsWhiteSpace());
        Deletions.Add(named, row.Frequency?.ToUpperInvariant(), new DeleteRow(_order++, emptied));
    }

    /// <summary>A mark for each row that was added, in their order: what <see cref="Of"/> makes its step of.</summary>
    public IEnumerable<long> Marks()
    {
        _steps.Dispose();
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(_file.Path), 16_384));
        for (long length = reader.BaseStream.Length, at = 0; at < length; at += sizeof(long)) yield return reader.ReadInt64();
    }

    public static RowChange Of(long mark, object?[] cells) =>
        (mark & 1) == 1 ? new ReplaceRow(mark >> Shift, cells) : new MergeRow(mark >> Shift, cells, LeavesValue: (mark & 2) == 2);

    public void Dispose()
    {
        _steps.Dispose();
        _file.Dispose();
    }
}
