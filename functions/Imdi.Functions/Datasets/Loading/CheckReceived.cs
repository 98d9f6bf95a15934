using System.Globalization;
using System.Security.Cryptography;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A received file that is to be checked.</summary>
/// <param name="Source">Whose figures these are; null takes the publisher that the layout belongs to, or <c>local</c>.</param>
/// <param name="FileName">As the sender calls it; shown, never trusted.</param>
/// <param name="KeepsEmpty">Whether a file without one good row is stored all the same, so that all its findings can be read.</param>
public sealed record Received(DatasetKind Kind, string? Source, string FileName, string Who, RawFile File, string Path, bool KeepsEmpty = false)
{
    /// <summary>The publisher's date of the release, for a file that does not say it itself.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>The source's name where it is not one that is known.</summary>
    public string? SourceName { get; init; }

    public Outcome<DatasetSource> SourceOf(Layout layout, SourceTable table, Header header) => DatasetSources.Find(Source, Kind, layout.SourceOf(table, header))
        .Then<DatasetSource>(found => SourceName is { } name && found.Name == found.Id ? found with { Name = name } : found);
}

/// <summary>
/// Second step: checks each row and stores the good ones and all findings as an immutable version, which nothing points to yet. The same
/// bytes are the same version: then nothing is read again.
/// </summary>
public sealed class CheckReceived(DatasetStore store, TimeProvider clock)
{
    public async Task<Outcome<LoadReport>> RunAsync(Received received, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var opened = CheckFile.Open(received.Path, received.Kind, tables => received.SourceOf(tables[0].Layout, tables[0].Table, tables[0].Header)
            .Then<(DatasetSource Origin, bool IsOfChanges)>(source => (source, CheckFile.IsOfChanges(tables))));
        if (!opened.IsOk) return opened.Refusal;
        var (origin, isOfChanges) = opened.Value;

        var current = (await store.CurrentAsync(received.Kind.Id, cancellation)).FirstOrDefault(version => version.Source.Id == origin.Id);
        string id = isOfChanges
            ? VersionId.OfChanges(received.File.Sha256, received.Kind.Id, origin.Id, current?.Version ?? "")
            : VersionId.Of(received.File.Sha256, received.Kind.Id, origin.Id);
        var known = await store.Files.FindManifestAsync(received.Kind.Id, origin.Id, id, cancellation);
        return known is { Version.Rows: > 0 } || (known is not null && received.KeepsEmpty)
            ? new LoadReport(known.Version, AlreadyLoaded: true, known, [])
            : await StoreAsync(received, origin, id, current, progress, cancellation);
    }

    private async Task<Outcome<LoadReport>> StoreAsync(
        Received received, DatasetSource origin, string id, DatasetVersion? current, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        using var data = TemporaryFile.Create();
        using var findings = TemporaryFile.Create();
        using var published = await PublishedFile.FetchAsync(store, received.Kind, current, cancellation);
        var outcome = CheckFile.Open<CheckedFile>(received.Path, received.Kind, tables => published.IsOfAnotherKey && CheckFile.IsOfChanges(tables)
            ? BaseNotComparable
            : CheckFile.Run(received.Kind, origin, tables, data.Path, File.Create(findings.Path),
                (rows, found) => progress?.Report(new LoadProgress(LoadStep.Checking, received.File.Length, rows, found)), cancellation, published.Rows));
        if (!outcome.IsOk) return outcome.Refusal;
        var result = outcome.Value;
        if (result.Changes is { IsNothing: true } && result.Reading.Findings.Errors == 0) return await UnchangedAsync(current!, result, cancellation);
        if (result.Good == 0 && !received.KeepsEmpty) return NothingAcceptable(result);

        progress?.Report(new LoadProgress(LoadStep.Storing, received.File.Length, result.Good, result.Reading.Findings.Count));
        var version = new DatasetVersion(
            received.Kind.Id, id, origin, result.Reading.Vintage ?? received.Vintage, result.Good, result.Reading.Findings.Count, received.File.Sha256, ShownName(received.FileName))
        {
            Newest = ReadNewestPeriod.Of(data.Path, received.Kind),
        };
        var manifest = new VersionManifest
        {
            Version = version, Layout = result.Layout.Id, Reader = VersionId.Reader, SourceRows = result.Reading.SourceRows,
            PeriodColumns = result.Reading.PeriodColumns, MissingCells = result.Reading.MissingCells, RefusedRows = result.Refused,
            FindingCounts = result.Reading.Findings.Counts, Licence = origin.Licence ?? received.Kind.Licence, Method = LoadMethod.Of(result), Base = current?.Version, Changes = result.Changes,
            LoadedAt = clock.GetUtcNow(), LoadedBy = received.Who,
            Files = [await DescribeAsync(VersionFileStore.Data, data, cancellation), await DescribeAsync(VersionFileStore.FindingsFile, findings, cancellation)],
        };
        var stands = await store.Files.PutVersionAsync(manifest, data.Path, findings.Path, cancellation);
        return new LoadReport(stands.Version, AlreadyLoaded: false, stands, result.Reading.Findings.First);
    }

    /// <summary>What is published is already as the file would make it: sent once more, its changes change nothing.</summary>
    private async Task<LoadReport> UnchangedAsync(DatasetVersion current, CheckedFile result, CancellationToken cancellation) => new(
        current, AlreadyLoaded: true,
        await store.Files.FindManifestAsync(current.Kind, current.Source.Id, current.Version, cancellation) ?? throw new FileNotFoundException($"Version {current.Version} of {current.Kind} has no manifest."),
        result.Reading.Findings.First);

    private static Refusal BaseNotComparable { get; } = Refusal.Conflict("base-not-comparable",
        "What is published was stored in an earlier form of this kind, with another key: changes cannot be applied to it. Send the whole dataset.");

    internal static string ShownName(string name) => Excerpt.Of(name.AsSpan(name.LastIndexOfAny(['/', '\\']) + 1));

    private static Refusal NothingAcceptable(CheckedFile result) => Refusal.Unprocessable(result switch
        {
            { Changes: null } => "no-acceptable-row",
            { Reading.Findings.Errors: > 0 } => "changes-not-whole",
            _ => "nothing-left",
        },
        result.Changes is not null && result.Reading.Findings.Errors == 0 ? "The changes would leave no row. Withdraw the dataset instead."
        : result.Changes is not null ? string.Create(CultureInfo.InvariantCulture, $"A file of changes is applied whole or not at all, and this one has {result.Reading.Findings.Errors} errors. Nothing was changed.")
        : result.Reading.SourceRows == 0
            ? "The file has a header and no row of data."
            : string.Create(CultureInfo.InvariantCulture, $"None of the {result.Reading.SourceRows} rows can be accepted. Nothing was published."),
        [.. result.Reading.Findings.First.Take(20).Select(finding => new FieldError(
            string.Create(CultureInfo.InvariantCulture, $"/rows/{finding.Row}/{finding.Column}"), finding.Code.Code, $"{finding.Code.Rule} {finding.Cure}"))]);

    private static async Task<ManifestFile> DescribeAsync(string name, TemporaryFile file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file.Path);
        return new ManifestFile(name, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)), content.Length);
    }
}
