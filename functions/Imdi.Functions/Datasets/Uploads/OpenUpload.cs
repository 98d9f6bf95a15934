using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>Opens an upload, once for each key; asked again with the same key it answers the same upload.</summary>
public sealed class OpenUpload(UploadStore uploads, AuditTrail audit, IOptions<UploadSettings> settings, TimeProvider clock)
{
    /// <summary>The upload, and whether it is new.</summary>
    public async Task<Outcome<(Upload Upload, bool IsNew)>> RunAsync(string kind, UploadRequest request, Caller caller, string? key, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is not { } known) return LoadDataset.UnknownKind(kind);
        if (caller.RequireKind(kind) is { } forbidden) return forbidden;
        var now = clock.GetUtcNow();
        var opened = request.Open(SubmissionId.Of(now, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)).ToString(), known, caller, now);
        if (opened.Refusal is { } refusal) return refusal;

        var asked = opened.Value;
        string? hashed = key is { Length: > 0 } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Agency ?? caller.Id}\n{key}"))) : null;
        if (hashed is not null && await uploads.FindByKeyAsync(hashed, cancellation) is { } before) return Again(before.At(now), asked);
        if (await uploads.CountOpenAsync(asked.Agency, cancellation) >= settings.Value.MostOpen) return TooManyOpen(settings.Value.MostOpen);

        await audit.AppendAsync(new AuditEntry(caller.Id, "upload-opened", $"{kind}/{asked.Id}", now, AfterHash: StateHash.Of(asked)), cancellation);
        var upload = await uploads.AddAsync(asked, hashed, cancellation);
        return upload.Id == asked.Id ? (upload, true) : Again(upload, asked);
    }

    private static Outcome<(Upload, bool)> Again(Upload before, Upload asked) =>
        (before.Kind, before.FileName, before.Bytes, before.Source, before.PublishesWhenClean) == (asked.Kind, asked.FileName, asked.Bytes, asked.Source, asked.PublishesWhenClean)
            ? (before, false)
            : KeyReused;

    /// <summary>A conflict of state, which waiting a minute does not end.</summary>
    private static Refusal TooManyOpen(int most) => Refusal.Conflict("too-many-open-uploads",
        $"Your agency has {most} uploads open, which is as many as may be. Complete or cancel one of them: GET /api/uploads lists them as receiving. One that is not completed ends a week after it was opened.");

    private static Refusal KeyReused { get; } = Refusal.Unprocessable("idempotency-key-reused", "This Idempotency-Key opened an upload of another file. Use a new key for each.");
}
