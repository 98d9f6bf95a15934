using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;
using Shown = Imdi.Web.Pages.Uploads;

namespace Imdi.Functions.Datasets;

/// <summary>The pages of one agency: rendered for each request, kept by no cache, and allowed to send blocks to storage.</summary>
internal sealed class UploadPages(
    UploadStore uploads, IncomingFileStore blobs, ChangeUpload change, DatasetStore datasets, PendingChanges pending, AgencyTokenStore tokens,
    StorageClients storage, ISitePages pages, IOptions<HostingSettings> settings, TimeProvider clock)
{
    private const int OnDesk = 10, OnHistory = 50;

    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public async Task<IResult> DeskAsync(Language language, Caller caller, CancellationToken cancellation)
    {
        var model = new Shown.DeskModel(caller.Name, [.. (await PageAsync(caller, OnDesk, null, cancellation)).Select(upload => UploadModels.RowOf(upload))], await DueAsync(caller, cancellation), caller.Is(Role.Secretariat));
        return Own(await pages.DeskAsync(Site, PageAddress.Uploads(language), model));
    }

    public async Task<IResult> HistoryAsync(Language language, Caller caller, string? after, CancellationToken cancellation)
    {
        var at = PageAddress.UploadHistory(language);
        var page = await PageAsync(caller, OnHistory, after, cancellation);
        return Own(await pages.UploadHistoryAsync(Site, at, new([.. page.Select(upload => UploadModels.RowOf(upload))], page.Count == OnHistory ? $"{at.Href}?after={page[^1].Id}" : null)));
    }

    public async Task<IResult> NewAsync(Language language, Caller caller, string? kind, IReadOnlyList<FieldError> errors, int status = StatusCodes.Status200OK)
    {
        var kinds = UploadModels.KindsOf(caller);
        var chosen = kinds.FirstOrDefault(known => known.Id == kind);
        var model = new Shown.NewUploadModel(
            [.. kinds.Select(UploadModels.ChoiceOf)], chosen is null ? null : UploadModels.ChoiceOf(chosen), chosen is null ? [] : DatasetModels.ColumnsOf(chosen),
            chosen is null ? null : $"/api/datasets/{chosen.Id}/template.csv", UploadModels.Limits, NewSubmission(), errors);
        return Own(await pages.NewUploadAsync(Site, PageAddress.NewUpload(language), model), status);
    }

    public async Task<IResult> UploadAsync(Language language, Caller caller, string id, IReadOnlyList<FieldError> errors, CancellationToken cancellation, int status = StatusCodes.Status200OK)
    {
        var found = await change.FindAsync(id, caller, cancellation);
        if (!found.IsOk) return Results.NotFound();
        var upload = found.Value;
        var at = PageAddress.Upload(language, upload.Id);
        return Own(upload.State is UploadState.AwaitingDecision or UploadState.Published or UploadState.Rejected or UploadState.Refused
            ? await pages.ValidationAsync(Site, at, await ValidationAsync(upload, language, errors, cancellation))
            : await pages.UploadProgressAsync(Site, at, await ProgressAsync(upload, cancellation)), status);
    }

    /// <summary>Every row that publishing would change.</summary>
    public async Task<IResult> ChangesAsync(Language language, Caller caller, string id, CancellationToken cancellation)
    {
        var found = await change.FindAsync(id, caller, cancellation);
        return found.IsOk ? await pending.CsvAsync(found.Value, language, cancellation) : Results.NotFound();
    }

    public async Task<IResult> TokensAsync(Language language, string? secret, TokenRequest? asked, string? days, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await tokens.ListAsync(cancellation).OrderByDescending(token => token.IssuedAt).Select(token => new Shown.TokenModel(
            token.Id, token.Agency, token.Kinds, token.IssuedAt, token.ExpiresAt, token.LastUsed,
            token.RevokedAt is not null ? Shown.TokenState.Revoked : token.IsValid(now) ? Shown.TokenState.Valid : Shown.TokenState.Expired)).ToListAsync(cancellation);
        var model = new Shown.TokensModel(known, [.. DatasetKinds.All.Select(UploadModels.ChoiceOf)], secret, asked?.Agency, asked?.Kinds ?? [], days ?? "365", errors);
        return Own(await pages.TokensAsync(Site, PageAddress.Tokens(language), model), status);
    }

    private async Task<IReadOnlyList<Upload>> PageAsync(Caller caller, int most, string? after, CancellationToken cancellation)
    {
        if (!caller.Is(Role.Secretariat) && caller.Agency is null) return [];
        var now = clock.GetUtcNow();
        var page = await uploads.DeskAsync(caller.Is(Role.Secretariat) ? null : caller.Agency, most, after, cancellation);
        return [.. page.Where(upload => upload.IsFor(caller)).Select(upload => upload.At(now))];
    }

    private async Task<IReadOnlyList<Shown.DueModel>> DueAsync(Caller caller, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        List<(DatasetKind Kind, Freshness Freshness)> due = [];
        foreach (var kind in UploadModels.KindsOf(caller))
        {
            due.Add((kind, CatalogueKind.Of(kind, await datasets.ReadHistoryAsync(kind.Id, cancellation), today).Freshness));
        }

        return [.. due.OrderByDescending(one => one.Freshness.State).ThenBy(one => one.Freshness.DueOn)
            .Select(one => new Shown.DueModel(UploadModels.ChoiceOf(one.Kind), new(DatasetModels.StateOf(one.Freshness.State), one.Freshness.LastRelease, one.Freshness.DueOn)))];
    }

    private async Task<Shown.ProgressModel> ProgressAsync(Upload upload, CancellationToken cancellation)
    {
        long received = upload.State == UploadState.Receiving ? (await blobs.BlocksAsync(upload.Id, cancellation)).Sum(block => block.Bytes) : upload.Bytes;
        var progress = upload.State == UploadState.Kept ? await uploads.ProgressAsync(upload.Id, cancellation) : null;
        return UploadModels.ProgressOf(upload, received, progress?.Rows);
    }

    private async Task<Shown.ValidationModel> ValidationAsync(Upload upload, Language language, IReadOnlyList<FieldError> errors, CancellationToken cancellation)
    {
        if (upload.Result is not { } result || await datasets.Files.FindManifestAsync(upload.Kind, result.Source, result.Version, cancellation) is not { } manifest)
        {
            return UploadModels.ValidationOf(upload, null, new Dictionary<string, FindingAnswer>(), null, errors, language);
        }

        await using var findings = await datasets.Files.FindFindingsAsync(manifest.Version, cancellation);
        var examples = findings is null ? new Dictionary<string, FindingAnswer>() : ReadFindingExamples.From(findings, manifest.FindingCounts);
        return UploadModels.ValidationOf(upload, manifest, examples, await pending.FindAsync(upload, cancellation), errors, language);
    }

    private static string NewSubmission() => Guid.NewGuid().ToString("N");

    private OwnPage Own(string html, int status = StatusCodes.Status200OK) => new(html, status, storage.BlobOrigin);
}
