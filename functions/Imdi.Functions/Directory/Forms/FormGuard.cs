using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>What is rendered into a form without an account.</summary>
public sealed record FormStamp(SubmissionId SubmissionId, string IssuedAt);

/// <summary>Keeps scripts from filling in forms that need no account, without a third party. It asks again; it never drops anything silently.</summary>
public sealed class FormGuard(SigningKeyStore keys, SenderCountStore counts, IOptions<FormGuardSettings> settings)
{
    private const string SealPurpose = "form-issued-at";
    private const string SenderPurpose = "form-sender";

    /// <summary>For a form rendered now, the first time or again after a refusal for its age.</summary>
    public async Task<FormStamp> StampAsync(DateTimeOffset now, CancellationToken cancellation) => new(
        NewId(now),
        FormSeal.Of(now, await keys.KeyForAsync(SealPurpose, cancellation)));

    /// <summary>For a form that comes back with faults in its answers: a seal still good is kept, so that mending one word is not "too fast".</summary>
    public async Task<FormStamp> StampAgainAsync(string? issuedAt, DateTimeOffset now, CancellationToken cancellation)
    {
        var stamp = await StampAsync(now, cancellation);
        var issued = FormSeal.Read(issuedAt, await keys.KeyForAsync(SealPurpose, cancellation));
        return new FormFacts(null, issuedAt).Judge(issued, now) is null ? stamp with { IssuedAt = issuedAt! } : stamp;
    }

    /// <summary>Null when what was sent may be looked at; it is then counted.</summary>
    /// <param name="facts">Null for a caller of the API, who has no form to be timed; what it sends counts towards the same daily limit of an address.</param>
    public async Task<Refusal?> CheckAsync(FormFacts? facts, IPAddress? from, DateTimeOffset now, CancellationToken cancellation) =>
        facts?.Judge(FormSeal.Read(facts.IssuedAt, await keys.KeyForAsync(SealPurpose, cancellation)), now) ?? await CountAsync(from, DateOnly.FromDateTime(now.UtcDateTime), cancellation);

    /// <summary>What makes sending twice one submission: the form's id, else the caller's own key, else a new id.</summary>
    public static string SubmissionOf(string? submissionId, string? key, DateTimeOffset now) =>
        SubmissionId.TryParse(submissionId, null, out var id) ? id.ToString()
        : key is { Length: > 0 } ? "key-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))
        : NewId(now).ToString();

    private static SubmissionId NewId(DateTimeOffset now) => SubmissionId.Of(now, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes));

    private async Task<Refusal?> CountAsync(IPAddress? from, DateOnly day, CancellationToken cancellation)
    {
        int most = settings.Value.FormsPerDay;
        byte[] key = await keys.KeyForAsync($"{SenderPurpose} {day.ToString("O", CultureInfo.InvariantCulture)}", cancellation);
        return await counts.AddAsync(day, SenderKey.Of(from, key), most, cancellation) <= most
            ? null
            : new Refusal(RefusalKind.TooMany, "too-many-forms", $"At most {most} forms a day from one address. Send it again tomorrow, or write to the secretariat.");
    }
}
