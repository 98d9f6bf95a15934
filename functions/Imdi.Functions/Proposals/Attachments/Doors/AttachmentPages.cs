using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The forms of a draft's files, for browsers without script: each leads back to the page that it stood on, or to one that says what was wrong.</summary>
internal sealed class AttachmentPages(ChangeAttachments attachments, StorageClients storage, ISitePages pages, IOptions<HostingSettings> hosting, IOptions<AttachmentSettings> settings)
{
    private static readonly Refusal NoFile = Refusal.Unprocessable("attachment-missing", "Choose a file.", new FieldError("/file", "attachment-missing", "Choose a file."));

    public async Task<IResult> ReceiveAsync(string draft, HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        if (await FormAsync(request, cancellation) is not { } form) return Answer.Refused(NoFile);
        if (form.Files["file"] is not { FileName.Length: > 0 } file) return await RefusedAsync(draft, form, request, NoFile, cancellation);
        if (file.Length > AttachmentSettings.FormBytes) return await RefusedAsync(draft, form, request, AttachmentRefusals.TooLargeForForm, cancellation);
        await using var content = file.OpenReadStream();
        var taken = await attachments.ReceiveAsync(draft, form["link"], file.FileName, content, caller, cancellation);
        return taken.IsOk ? Back(form, request) : await RefusedAsync(draft, form, request, taken.Refusal, cancellation);
    }

    public async Task<IResult> RemoveAsync(string draft, string id, HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var refusal = await attachments.RemoveAsync(draft, id, form["link"], caller, cancellation);

        // Removed twice, it is removed.
        return refusal is null || refusal == AttachmentSet.NoSuchFile ? Back(form, request) : await RefusedAsync(draft, form, request, refusal, cancellation);
    }

    private async Task<IResult> RefusedAsync(string draft, IFormCollection form, HttpRequest request, Refusal refusal, CancellationToken cancellation)
    {
        string link = form["link"].ToString();
        var set = await attachments.FindAsync(draft, link, cancellation);
        if (!set.IsOk) return Answer.Refused(set.Refusal);
        var language = ReaderLanguage.Of(form, request);
        IReadOnlyList<FieldError> errors = refusal.Errors.Count > 0 ? refusal.Errors : [new FieldError("/file", refusal.Code, refusal.Detail)];
        string html = await pages.RenderAsync<AttachmentsPage>(
            new Site(hosting.Value.BaseAddress, HasDemonstrationData: false, HasApi: true), PageAddress.DraftFiles(language), AttachmentModels.Of(set.Value, link, BackOf(form, language), settings.Value, errors));
        return new OwnPage(html, Statuses.Of(refusal.Kind), storage.BlobOrigin);
    }

    private static SeeOther Back(IFormCollection form, HttpRequest request) => new(BackOf(form, ReaderLanguage.Of(form, request)));

    // Only to a page of the form: a form that leads elsewhere would be a springboard.
    private static string BackOf(IFormCollection form, Language language) =>
        form["back"].ToString() is { Length: < 200 } back && back.StartsWith($"/{language}/apply/", StringComparison.Ordinal) && back.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_')
            ? back
            : PageAddress.ApplyGuide(language).Href;

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
}

internal static class AttachmentFormFunctions
{
    public static void MapAttachmentForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/proposals/drafts/{draft}/attachments/{id}/removal", Remove).AcceptsForm();
        routes.MapPost("/api/proposals/{proposal}/attachments/{id}", ProposalFileFunctions.ReadByForm).AcceptsForm();

        // The page exists as the answer to a form; whoever asks for it by its address is shown the way.
        routes.MapGet("/{language:language}/apply/files/", (Language language) => new SeeOther(PageAddress.ApplyGuide(language).Href)).ExcludeFromDescription();
    }

    internal static Task<IResult> Remove(string draft, string id, ClaimsPrincipal user, AttachmentPages pages, HttpRequest request, CancellationToken cancellation) =>
        pages.RemoveAsync(draft, id, request, Caller.From(user), cancellation);
}
