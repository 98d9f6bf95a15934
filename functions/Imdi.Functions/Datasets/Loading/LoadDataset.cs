using System.Globalization;
using System.Security.Cryptography;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Takes a file in: keeps its bytes, checks each row, stores the good ones as an immutable version and points the source's current
/// version at it, last. Killed at any step it leaves the current version as it was, and the same file again completes it.
/// </summary>
public sealed partial class LoadDataset(RawFileStore raw, DatasetStore store, AuditTrail audit, TimeProvider clock, ILogger<LoadDataset> log)
{
    public async Task<Outcome<LoadReport>> RunAsync(LoadRequest request, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(request.Kind) is not { } kind) return UnknownKind(request.Kind);
        if (request.Source is not null && DatasetSources.Find(request.Source, kind, null).Refusal is { } badSource) return badSource;
        using var file = TemporaryFile.Create();
        var received = await ReceiveAsync(request.Content, file, progress, cancellation);
        if (!received.IsOk) return received.Refusal;

        var origin = CheckFile.Open(file.Path, kind, tables => DatasetSources.Find(request.Source, kind, tables[0].Layout.SourceOf(tables[0].Table, tables[0].Header)));
        if (!origin.IsOk) return origin.Refusal;

        string id = VersionId.Of(received.Value.Sha256, kind.Id, origin.Value.Id);
        var known = await store.FindManifestAsync(kind.Id, origin.Value.Id, id, cancellation);
        var report = known is not null
            ? new LoadReport(known.Version, AlreadyLoaded: true, known, [])
            : await StoreAsync(request, kind, origin.Value, id, received.Value, file, progress, cancellation);
        if (!report.IsOk) return report;

        progress?.Report(new LoadProgress(LoadStep.Publishing, received.Value.Length, report.Value.Version.Rows, report.Value.Version.Findings));
        await PublishAsync(report.Value.Version, request.Who, cancellation);
        LogLoaded(kind.Id, origin.Value.Id, id, report.Value.Version.Rows, report.Value.Version.Findings, report.Value.AlreadyLoaded);
        return report;
    }

    // The trail comes first: a process killed between the two leaves an entry too many, never a change without one.
    private async Task PublishAsync(DatasetVersion version, string who, CancellationToken cancellation)
    {
        var was = (await store.CurrentAsync(version.Kind, cancellation)).FirstOrDefault(current => current.Source.Id == version.Source.Id);
        if (was?.Version == version.Version) return;
        var at = clock.GetUtcNow();
        await audit.AppendAsync(new AuditEntry(who, "dataset-published", $"{version.Kind}/{version.Source.Id}/{version.Version}", at, was?.RawSha256), cancellation);
        await store.PublishAsync(version, who, at, cancellation);
    }

    public static Refusal UnknownKind(string kind) => Refusal.NotFound("unknown-kind",
        $"There is no kind {Excerpt.Of(kind)}. The kinds are: {string.Join(", ", DatasetKinds.All.Select(known => known.Id))}.",
        new FieldError("/kind", "unknown-kind", "Name one of the kinds."));

    private async Task<Outcome<RawFile>> ReceiveAsync(Stream content, TemporaryFile file, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            await using var copy = File.Create(file.Path);
            await using var receiving = new ReceivingStream(content, copy, SourceLimits.FileBytes, bytes => progress?.Report(new LoadProgress(LoadStep.Receiving, bytes, 0, 0)));
            return await raw.StoreAsync(receiving, cancellation);
        }
        catch (UnreadableFileException tooLarge)
        {
            return tooLarge.Refusal;
        }
    }

    private async Task<Outcome<LoadReport>> StoreAsync(
        LoadRequest request, DatasetKind kind, DatasetSource origin, string id, RawFile received, TemporaryFile file,
        IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        using var data = TemporaryFile.Create();
        using var findings = TemporaryFile.Create();
        var outcome = CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(kind, origin, tables, data.Path, File.Create(findings.Path),
            (rows, found) => progress?.Report(new LoadProgress(LoadStep.Checking, received.Length, rows, found)), cancellation));
        if (!outcome.IsOk) return outcome.Refusal;
        var result = outcome.Value;
        if (result.Good == 0) return NothingAcceptable(result);

        progress?.Report(new LoadProgress(LoadStep.Storing, received.Length, result.Good, result.Reading.Findings.Count));
        var version = new DatasetVersion(kind.Id, id, origin, result.Reading.Vintage, result.Good, result.Reading.Findings.Count, received.Sha256, ShownName(request.FileName));
        var manifest = new VersionManifest
        {
            Version = version, Layout = result.Layout.Id, Reader = VersionId.Reader, SourceRows = result.Reading.SourceRows,
            PeriodColumns = result.Reading.PeriodColumns, MissingCells = result.Reading.MissingCells, RefusedRows = result.Refused,
            FindingCounts = result.Reading.Findings.Counts, LoadedAt = clock.GetUtcNow(), LoadedBy = request.Who,
            Files = [await DescribeAsync(DatasetStore.Data, data, cancellation), await DescribeAsync(DatasetStore.FindingsFile, findings, cancellation)],
        };
        await store.PutVersionAsync(manifest, data.Path, findings.Path, cancellation);
        return new LoadReport(version, AlreadyLoaded: false, manifest, result.Reading.Findings.First);
    }

    private static Refusal NothingAcceptable(CheckedFile result) => Refusal.Unprocessable("no-acceptable-row",
        result.Reading.SourceRows == 0
            ? "The file has a header and no row of data."
            : string.Create(CultureInfo.InvariantCulture, $"None of the {result.Reading.SourceRows} rows can be accepted. Nothing was published."),
        [.. result.Reading.Findings.First.Take(20).Select(finding => new FieldError(
            string.Create(CultureInfo.InvariantCulture, $"/rows/{finding.Row}/{finding.Column}"), finding.Code.Code, $"{finding.Code.Rule} {finding.Cure}"))]);

    private static string ShownName(string name) => Excerpt.Of(name.AsSpan(name.LastIndexOfAny(['/', '\\']) + 1));

    private static async Task<ManifestFile> DescribeAsync(string name, TemporaryFile file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file.Path);
        return new ManifestFile(name, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)), content.Length);
    }

    [LoggerMessage(LogLevel.Information, "Loaded a dataset. Kind: {Kind}. Source: {Source}. Version: {Version}. Rows: {Rows}. Findings: {Findings}. Known before: {Known}.")]
    private partial void LogLoaded(string kind, string source, string version, long rows, long findings, bool known);
}
