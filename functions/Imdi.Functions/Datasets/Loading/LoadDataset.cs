using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Takes a file in and publishes it without asking: keeps its bytes, checks each row, stores the good ones as an immutable version and
/// points the source's current version at it, last. Killed at any step it leaves the current version as it was, and the same file again
/// completes it. An upload takes the same steps, with its agency's decision before the last.
/// </summary>
public sealed partial class LoadDataset(RawFileStore raw, DatasetStore store, AuditTrail audit, TimeProvider clock, ILogger<LoadDataset> log)
{
    private const int Attempts = 5;

    private readonly ReceiveFile _receive = new(raw);
    private readonly CheckReceived _check = new(store, clock);
    private readonly PublishVersion _publish = new(store, audit, clock);

    public async Task<Outcome<LoadReport>> RunAsync(LoadRequest request, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(request.Kind) is not { } kind) return UnknownKind(request.Kind);
        if (request.Source is not null && DatasetSources.Find(request.Source, kind, null).Refusal is { } badSource) return badSource;
        using var file = TemporaryFile.Create();
        var received = await _receive.RunAsync(request.Content, file, progress, cancellation);
        if (!received.IsOk) return received.Refusal;

        var taken = new Received(kind, request.Source, request.FileName, request.Who, received.Value, file.Path) { Vintage = request.Vintage };
        var report = await CheckAndPublishAsync(request, taken, progress, cancellation);
        // Somebody was quicker: the changes are applied to what is published now.
        for (int again = 1; again < Attempts && report.Refusal?.Kind == RefusalKind.Stale; again++) report = await CheckAndPublishAsync(request, taken, progress, cancellation);
        if (!report.IsOk) return report;
        var version = report.Value.Version;
        LogLoaded(kind.Id, version.Source.Id, version.Version, version.Rows, version.Findings, report.Value.AlreadyLoaded);
        return report;
    }

    private async Task<Outcome<LoadReport>> CheckAndPublishAsync(LoadRequest request, Received received, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var report = await _check.RunAsync(received, progress, cancellation);
        if (!report.IsOk) return report;
        if (request.Guard is { } guard && await guard(report.Value.Manifest, cancellation) is { } withheld) return withheld;
        var version = report.Value.Version;
        progress?.Report(new LoadProgress(LoadStep.Publishing, received.File.Length, version.Rows, version.Findings));
        return await _publish.RunAsync(report.Value.Manifest, request.Who, cancellation) is { } late ? late : report;
    }

    public static Refusal UnknownKind(string kind) => Refusal.NotFound("unknown-kind",
        $"There is no kind {Excerpt.Of(kind)}. The kinds are: {string.Join(", ", DatasetKinds.All.Select(known => known.Id))}.",
        new FieldError("/kind", "unknown-kind", "Name one of the kinds."));

    [LoggerMessage(LogLevel.Information, "Loaded a dataset. Kind: {Kind}. Source: {Source}. Version: {Version}. Rows: {Rows}. Findings: {Findings}. Known before: {Known}.")]
    private partial void LogLoaded(string kind, string source, string version, long rows, long findings, bool known);
}
