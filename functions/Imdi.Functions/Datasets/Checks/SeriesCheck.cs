namespace Imdi.Functions.Datasets;

/// <summary>A check across the rows of a file: made once a file, it looks at each good row and has a last word.</summary>
public delegate SeriesCheck SeriesRule(DatasetKind kind, CheckedRow columns);

public abstract class SeriesCheck
{
    /// <summary>Groups or series that are kept in sight at once (some 20 MB); a file of more is judged in parts.</summary>
    protected const int Most = 200_000;

    public abstract void Look(CheckedRow row);

    public virtual void Finish(CheckedRow row) { }
}

/// <summary>What tells one series or group from another: the key's columns but for some, which are text, as 64 bits (FNV-1a).</summary>
public sealed class SeriesKey(DatasetKind kind, CheckedRow columns, params string[] without)
{
    private const ulong Start = 14_695_981_039_346_656_037, Prime = 1_099_511_628_211;

    private readonly TextColumn[] _columns = [.. kind.Key.Where(name => !without.Contains(name)).Select(columns.Text)];

    public ulong Of(int at)
    {
        ulong hash = Start;
        foreach (var column in _columns)
        {
            foreach (char c in column[at] ?? "") hash = unchecked((hash ^ c) * Prime);
            hash = unchecked((hash ^ 0x1F) * Prime);
        }

        return hash;
    }
}
