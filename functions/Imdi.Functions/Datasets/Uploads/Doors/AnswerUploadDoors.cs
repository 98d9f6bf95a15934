using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>How an upload is answered: with its tag, to nobody else's cache, and with an address for writing only when that was asked for.</summary>
internal sealed class AnswerUpload(UploadStore uploads, IncomingFileStore blobs, ChangeUpload change, TimeProvider clock)
{
    public async Task<IResult> OfAsync(Outcome<Upload> found, int status, CancellationToken cancellation) => found.IsOk
        ? new UploadResult(status, found.Value.Tag, await AnswerAsync(found.Value, cancellation), UploadAnswer.AddressOf(found.Value.Id))
        : Answer.Refused(found.Refusal);

    public async Task<IResult> OpenedAsync(Upload upload, bool isNew, CancellationToken cancellation)
    {
        if (upload.State != UploadState.Receiving) return await OfAsync(upload, StatusCodes.Status200OK, cancellation);
        var opened = new OpenedUpload(await AnswerAsync(upload, cancellation), await AddressAsync(upload.Id, cancellation));
        return new UploadResult(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, upload.Tag, opened, UploadAnswer.AddressOf(upload.Id));
    }

    public async Task<UploadAddress> AddressAsync(string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now + UploadLimits.AddressLife;
        return new((await blobs.SignAsync(id, now, until, cancellation)).AbsoluteUri, until);
    }

    /// <summary>A refusal; when the upload has changed, with what it is now.</summary>
    public async Task<IResult> RefusedAsync(Refusal refusal, string id, Caller caller, CancellationToken cancellation) =>
        refusal.Kind == RefusalKind.Stale && await change.FindAsync(id, caller, cancellation) is { IsOk: true } now
            ? Answer.Refused(refusal, await AnswerAsync(now.Value, cancellation))
            : Answer.Refused(refusal);

    private async Task<UploadAnswer> AnswerAsync(Upload upload, CancellationToken cancellation) => UploadAnswer.Of(
        upload,
        upload.State == UploadState.Receiving ? await blobs.BlocksAsync(upload.Id, cancellation) : [],
        upload.State == UploadState.Kept ? await uploads.ProgressAsync(upload.Id, cancellation) : null);

    private sealed class UploadResult(int status, string tag, object body, string address) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ETag = tag;
            headers.CacheControl = "private, no-store";
            if (status is StatusCodes.Status201Created or StatusCodes.Status202Accepted) headers.Location = address;
            return Results.Json(body, statusCode: status).ExecuteAsync(httpContext);
        }
    }
}
