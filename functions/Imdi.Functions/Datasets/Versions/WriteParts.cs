namespace Imdi.Functions.Datasets;

/// <summary>Rows set down on disk by part of their keys, to be read again a part at a time.</summary>
internal sealed class WriteParts : IDisposable
{
    private readonly TemporaryFile[] _files;
    private readonly BinaryWriter[] _writers;

    public WriteParts(int parts)
    {
        _files = [.. Enumerable.Range(0, parts).Select(_ => TemporaryFile.Create())];
        _writers = [.. _files.Select(file => new BinaryWriter(new BufferedStream(File.Create(file.Path), 8192)))];
    }

    public void Add(int part, string key, object?[] cells)
    {
        var writer = _writers[part];
        writer.Write(key);
        foreach (object? cell in cells) Write(writer, cell);
    }

    public void Close()
    {
        foreach (var writer in _writers) writer.Dispose();
    }

    /// <summary>The rows of a part by key.</summary>
    public Dictionary<string, object?[]> Read(int part, int columns)
    {
        var rows = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var (key, cells) in Rows(part, columns)) rows[key] = cells;
        return rows;
    }

    /// <summary>The rows of a part as they were added, one at a time.</summary>
    public IEnumerable<(string Key, object?[] Cells)> Rows(int part, int columns)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(_files[part].Path), 16_384));
        long length = reader.BaseStream.Length;
        while (reader.BaseStream.Position < length)
        {
            string key = reader.ReadString();
            object?[] cells = new object?[columns];
            for (int at = 0; at < columns; at++) cells[at] = Read(reader, known);
            yield return (key, cells);
        }
    }

    public void Dispose()
    {
        Close();
        foreach (var file in _files) file.Dispose();
    }

    private static void Write(BinaryWriter writer, object? cell)
    {
        switch (cell)
        {
            case null: writer.Write((byte)0); break;
            case string text: writer.Write((byte)1); writer.Write(text); break;
            case decimal number: writer.Write((byte)2); writer.Write(number); break;
            case DateOnly day: writer.Write((byte)3); writer.Write(day.DayNumber); break;
            case bool flag: writer.Write((byte)4); writer.Write(flag); break;
            default: throw new ArgumentException("Not a canonical cell.", nameof(cell));
        }
    }

    private static object? Read(BinaryReader reader, Dictionary<string, string> known) => reader.ReadByte() switch
    {
        0 => null,
        1 => Shared(known, reader.ReadString()),
        2 => reader.ReadDecimal(),
        3 => DateOnly.FromDayNumber(reader.ReadInt32()),
        _ => reader.ReadBoolean(),
    };

    // Codes repeat, so a part holds each text once.
    private static string Shared(Dictionary<string, string> known, string text)
    {
        if (known.TryGetValue(text, out string? same)) return same;
        known[text] = text;
        return text;
    }
}
