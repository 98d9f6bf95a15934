using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Reads and checks bytes without storage: what the readers make of a file, and the findings as they are written.</summary>
internal static class Checking
{
    public static Outcome<(CheckedFile File, string Findings)> Of(DatasetKind kind, byte[] content)
    {
        using var file = TemporaryFile.Create();
        using var data = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        using var findings = new MemoryStream();
        return CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(kind, WorldBank.Prices, tables, data.Path, findings, (_, _) => { }, CancellationToken.None))
            .Then<(CheckedFile, string)>(checkedFile => (checkedFile, Encoding.UTF8.GetString(findings.ToArray())));
    }

    /// <summary>The same against rows that are published.</summary>
    public static Outcome<(CheckedFile File, string Findings)> Of(DatasetKind kind, byte[] content, byte[] publishedContent)
    {
        using var data = TemporaryFile.Create();
        using var rows = Published(kind, publishedContent, data);
        using var file = TemporaryFile.Create();
        using var result = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        using var findings = new MemoryStream();
        return CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(kind, WorldBank.Prices, tables, result.Path, findings, (_, _) => { }, CancellationToken.None, rows))
            .Then<(CheckedFile, string)>(checkedFile => (checkedFile, Encoding.UTF8.GetString(findings.ToArray())));
    }

    private static PublishedRows Published(DatasetKind kind, byte[] content, TemporaryFile data)
    {
        using var file = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        Assert.True(CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(kind, WorldBank.Prices, tables, data.Path, new MemoryStream(), (_, _) => { }, CancellationToken.None)).IsOk);
        return PublishedRows.Open(kind, "published", data.Path)!;
    }

    public static Outcome<(CheckedFile File, string Findings)> Of(DatasetKind kind, string content) => Of(kind, Encoding.UTF8.GetBytes(content));

    /// <summary>The canonical rows of content that has no findings but those of the codes named.</summary>
    public static IReadOnlyList<Dictionary<string, string?>> RowsOf(DatasetKind kind, byte[] content, params string[] codes)
    {
        using var file = TemporaryFile.Create();
        using var data = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        var outcome = CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(kind, WorldBank.Prices, tables, data.Path, new MemoryStream(), (_, _) => { }, CancellationToken.None));
        Assert.Equal(codes, outcome.Value.Reading.Findings.First.Select(finding => finding.Code.Code));
        return [.. ReadCanonical.From(data.Path, [.. kind.Columns.Select(column => column.Name)]).SelectMany(batch => Enumerable.Range(0, batch.Count).Select(at => Ingest.Row(batch, kind, at)))];
    }

    public static IReadOnlyList<Dictionary<string, string?>> RowsOf(DatasetKind kind, string content, params string[] codes) => RowsOf(kind, Encoding.UTF8.GetBytes(content), codes);

    /// <summary>Whose figures a file says that it holds.</summary>
    public static DatasetSource? SourceOf(DatasetKind kind, string content)
    {
        using var file = TemporaryFile.Create();
        File.WriteAllText(file.Path, content);
        DatasetSource? source = null;
        CheckFile.Open<bool>(file.Path, kind, tables => (source = tables[0].Layout.SourceOf(tables[0].Table, tables[0].Header)) is not null);
        return source;
    }
}
