using System.IO.Compression;

namespace Imdi.Functions.Datasets;

/// <summary>A file as tables, whatever it is packed in; what it is shows in its first bytes, never in its name.</summary>
public sealed class ReadSource : IDisposable
{
    private readonly List<IDisposable> _open = [];

    public IReadOnlyList<SourceTable> Tables { get; private init; } = [];

    public static ReadSource From(string path)
    {
        Span<byte> first = stackalloc byte[4];
        using (var file = File.OpenRead(path)) first = first[..file.ReadAtLeast(first, 4, throwOnEndOfStream: false)];
        return first switch
        {
            [0x1F, 0x8B, ..] => FromPacked(() => Gunzip(path)),
            [(byte)'P', (byte)'K', 3, 4] => FromZip(path),
            [0xD0, 0xCF, 0x11, 0xE0] => new ReadSource { Tables = ReadXls.Tables(path) },
            [] => throw UnreadableFileException.Because("empty-file", "The file is empty."),
            _ => FromText(() => File.OpenRead(path)),
        };
    }

    private static BoundedStream Gunzip(string path)
    {
        var file = File.OpenRead(path);
        return new BoundedStream(new GunzipStream(file), file.Length, unpacked: null);
    }

    private static ReadSource FromText(Func<Stream> open)
    {
        var head = new byte[TextShape.HeadBytes];
        int count;
        using (var peek = open()) count = peek.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var table = TextShape.IsEurostat(head.AsSpan(0, count)) ? ReadTsv.Table(open) : ReadCsv.Table(open, TextShape.Separator(head.AsSpan(0, count)));
        return new ReadSource { Tables = [table] };
    }

    private static ReadSource FromZip(string path)
    {
        var archive = OpenArchive(path);
        if (ReadXlsx.IsWorkbook(archive)) return new ReadSource { Tables = ReadXlsx.Tables(archive), _open = { archive } };
        var files = archive.Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).Take(2).ToList();
        if (files is [var only])
        {
            var source = FromPacked(() => new BoundedStream(only.Open(), only.CompressedLength, unchecked((uint)only.Length)));
            source._open.Add(archive);
            return source;
        }

        archive.Dispose();
        throw UnreadableFileException.Because("zip-holds-several", "A zip file holds exactly one file of data. Send each file by itself.");
    }

    /// <summary>A workbook inside an archive must be unpacked to be read, since its parts are found from its end; text streams by.</summary>
    private static ReadSource FromPacked(Func<Stream> open)
    {
        Span<byte> first = stackalloc byte[2];
        using (var peek = open()) peek.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        if (first is not ([(byte)'P', (byte)'K'] or [0xD0, 0xCF])) return FromText(open);
        var unpacked = TemporaryFile.Create();
        try
        {
            using (var packed = open())
            using (var target = File.Create(unpacked.Path)) packed.CopyTo(target);
            if (first[0] == 0xD0) return new ReadSource { Tables = ReadXls.Tables(unpacked.Path), _open = { unpacked } };
            var archive = OpenArchive(unpacked.Path);
            if (ReadXlsx.IsWorkbook(archive)) return new ReadSource { Tables = ReadXlsx.Tables(archive), _open = { archive, unpacked } };
            archive.Dispose();
            throw UnreadableFileException.Because("packed-twice", "An archive holds one text file or one workbook, not another archive.");
        }
        catch
        {
            unpacked.Dispose();
            throw;
        }
    }

    private static ZipArchive OpenArchive(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return ZipDirectory.Entries(file) <= SourceLimits.Entries
                ? new ZipArchive(file, ZipArchiveMode.Read)
                : throw UnreadableFileException.Because("zip-holds-several", "A zip file holds exactly one file of data.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _open.ForEach(item => item.Dispose());
}
