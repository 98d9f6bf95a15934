using Microsoft.Win32.SafeHandles;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A temporary file that is only ever reached through this handle. It goes with the process, even a killed one: where the system lets
/// an open file lose its name it has none from the start, and elsewhere the system deletes it when the last handle closes.
/// </summary>
internal sealed class UnnamedTemporaryFile : IDisposable
{
    private readonly TemporaryFile _name = TemporaryFile.Create();
    private readonly SafeFileHandle _file;

    public UnnamedTemporaryFile()
    {
        var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
        _file = File.OpenHandle(_name.Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, options);
        if (!OperatingSystem.IsWindows()) _name.Dispose();
    }

    public long Length { get; private set; }

    /// <summary>Writes at the end; answers where.</summary>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        long at = Length;
        RandomAccess.Write(_file, bytes, at);
        Length += bytes.Length;
        return at;
    }

    public void Write(long at, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, at);

    /// <summary>Zeros up to there, which take no room.</summary>
    public void Extend(long length) => RandomAccess.SetLength(_file, length);

    /// <summary>Fills the room from there; answers where the next bytes are.</summary>
    public long Read(long at, Span<byte> room)
    {
        for (int read = 0; read < room.Length;)
        {
            int more = RandomAccess.Read(_file, room[read..], at + read);
            if (more == 0) throw new EndOfStreamException();
            read += more;
        }

        return at + room.Length;
    }

    public void Dispose()
    {
        _file.Dispose();
        _name.Dispose();
    }
}
