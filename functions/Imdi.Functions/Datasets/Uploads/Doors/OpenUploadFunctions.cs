using System.ComponentModel;
using System.Net.Http.Headers;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Datasets;

/// <summary><c>POST /api/datasets/{kind}/uploads</c>: JSON opens an upload whose blocks then go straight to storage; a form brings the file along.</summary>
internal static class OpenUploadFunctions
{
    internal static async Task<IResult> Open(
        [Description("The id of a kind, such as remittance-quotes; listDatasets names them.")] string kind,
        [FromHeader(Name = "Idempotency-Key"), Description("Of the caller's choice: asked again with the same key, the same upload is answered.")] string? idempotencyKey,
        ClaimsPrincipal user, OpenUpload open, AnswerUpload answer, ReceiveForm form, HttpContext context, CancellationToken cancellation)
    {
        if (IsMultipart(context.Request)) return await form.ReceiveAsync(kind, context.Request, Caller.From(user), cancellation);
        if (!context.Request.HasJsonContentType()) return Answer.Refused(NeitherJsonNorForm);
        if (await context.Request.JsonAsync<UploadRequest>(cancellation) is not { } request) return Answer.Refused(EmptyBody);

        var opened = await open.RunAsync(kind, request, Caller.From(user), idempotencyKey, cancellation);
        return opened.IsOk ? await answer.OpenedAsync(opened.Value.Upload, opened.Value.IsNew, cancellation) : Answer.Refused(opened.Refusal);
    }

    private static bool IsMultipart(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && string.Equals(type.MediaType, "multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static Refusal NeitherJsonNorForm { get; } = Refusal.Unsupported("unsupported-media-type", "Send application/json, or the file itself as multipart/form-data.");

    private static Refusal EmptyBody { get; } = Refusal.Malformed("malformed-json", "The body is empty. Send the file's name and length as /api/docs shows it.");
}

/// <summary>A file that comes within a form: the way without script, for small files.</summary>
internal sealed class ReceiveForm(OpenUpload open, ChangeUpload change, IncomingFileStore blobs, UploadWorker worker, UploadPages pages)
{
    internal async Task<IResult> ReceiveAsync(string kind, HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        if (await FormAsync(request, cancellation) is not { } form) return Answer.Refused(NoFile);
        if (form.Files["file"] is not { FileName.Length: > 0 } file) return await RefusedAsync(NoFile);
        if (file.Length > UploadLimits.Current.MaxFormBytes) return await RefusedAsync(TooLarge);

        string? source = form["source"] is [{ Length: > 0 } named] ? named : null;
        var opened = await open.RunAsync(kind, new UploadRequest(file.FileName, file.Length, source, form["publish_when_clean"] == "yes"), caller, form["submission_id"], cancellation);
        if (!opened.IsOk) return await RefusedAsync(opened.Refusal);
        var upload = opened.Value.Upload;
        if (upload.State == UploadState.Receiving)
        {
            await using var content = file.OpenReadStream();
            await blobs.PutAsync(upload.Id, content, cancellation);
            var completed = await change.CompleteAsync(upload.Id, new UploadCompletion(), caller, cancellation);
            if (!completed.IsOk) return await RefusedAsync(completed.Refusal);
            worker.Wake();
        }

        return new SeeOther(LanguageOf(form) is { } language ? PageAddress.Upload(language, upload.Id).Href : UploadAnswer.AddressOf(upload.Id));

        // The site's own form names its language and gets the page again, with what is wrong.
        async Task<IResult> RefusedAsync(Refusal refusal) => LanguageOf(form) is { } reader
            ? await pages.NewAsync(reader, caller, kind, [new FieldError("/file", refusal.Code, refusal.Detail)], Statuses.Of(refusal.Kind))
            : Answer.Refused(refusal);
    }

    private static Language? LanguageOf(IFormCollection form) => Language.TryParse(form["lang"], null, out var language) ? language : null;

    // The framework says by these two that a form is broken or cut off; neither is a fault here.
    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    private static Refusal NoFile { get; } = Refusal.Malformed("file-missing", "Send the form as multipart/form-data with the file in the field 'file'.", new FieldError("/file", "file-missing", "Choose a file."));

    private static Refusal TooLarge { get; } = Refusal.TooLarge("form-too-large", "A form may bring 10 MB at most. Larger files go to storage in blocks: with script, or by the command line.");
}
