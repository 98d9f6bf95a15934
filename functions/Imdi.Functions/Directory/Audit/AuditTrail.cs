using System.Security.Cryptography;
using System.Text;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Where every write leaves who did what to what, and when. Nothing changes or removes an entry.</summary>
public sealed class AuditTrail(AuditStore store)
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellation) =>
        store.AddAsync(SubmissionId.Of(entry.At, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)), entry, cancellation);

    /// <summary>A write and its entry, which comes first: a kill leaves an entry too many, never a write without one. A write that is refused is said not to have come about.</summary>
    public async Task<Outcome<T>> AroundAsync<T>(AuditEntry entry, Func<Task<Outcome<T>>> write, CancellationToken cancellation)
    {
        await AppendAsync(entry, cancellation);
        var written = await write();
        if (!written.IsOk) await AppendAsync(entry.Void(), cancellation);
        return written;
    }

    /// <summary>What happens again and again, such as a draft that saves itself while somebody types, leaves one entry a subject and day (UTC): the first.</summary>
    public Task AppendOnceADayAsync(AuditEntry entry, CancellationToken cancellation) => store.AddOnceAsync(IdOf(entry with { At = new DateTimeOffset(entry.At.UtcDateTime.Date, TimeSpan.Zero) }), entry, cancellation);

    /// <summary>What several processes may come upon at once, such as a date that has passed, leaves one entry: its id is made from what it says.</summary>
    public Task AppendOnceAsync(AuditEntry entry, CancellationToken cancellation) => store.AddOnceAsync(IdOf(entry), entry, cancellation);

    private static SubmissionId IdOf(AuditEntry entry) =>
        SubmissionId.Of(entry.At, SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Who}\n{entry.What}\n{entry.Subject}")).AsSpan(0, SubmissionId.EntropyBytes));
}
