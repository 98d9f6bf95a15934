using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary><c>GET /api/uploads/{id}/findings</c>: all of them, streamed, so that their number does not matter.</summary>
internal static class FindingsFunctions
{
    internal static async Task<IResult> Read(
        DataRequest asked, [Description("The id of the upload, as opening it or the list says.")] string id, ClaimsPrincipal user,
        ChangeUpload uploads, DatasetStore store, CancellationToken cancellation)
    {
        var found = await uploads.FindAsync(id, Caller.From(user), cancellation);
        if (!found.IsOk) return Answer.Refused(found.Refusal);
        if (found.Value.Result is not { } result) return Answer.Refused(NotCheckedYet);
        var manifest = await store.Files.FindManifestAsync(found.Value.Kind, result.Source, result.Version, cancellation) ?? throw new IOException("A version that was stored is gone.");
        var findings = await store.Files.FindFindingsAsync(manifest.Version, cancellation) ?? throw new IOException("Findings that were stored are gone.");
        asked.Context.Response.Headers.CacheControl = "private, no-store";
        return asked.Format == DataFormat.Csv
            ? Results.Stream(findings, "text/csv; charset=utf-8; header=present", $"{found.Value.Kind}-{id}-findings.csv")
            : Results.Stream(body => WriteFindingsJson.ToAsync(body, id, manifest, findings, cancellation), "application/json; charset=utf-8");
    }

    private static Refusal NotCheckedYet { get; } = Refusal.Conflict("not-checked-yet", "The file has not been checked yet, or could not be read at all; the upload's state and reason say which.");
}
