using System.Security.Cryptography;

namespace Imdi.Functions.Directory;

/// <summary>Where every write leaves who did what to what, and when. Nothing changes or removes an entry.</summary>
public sealed class AuditTrail(AuditStore store)
{
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellation) =>
        store.AddAsync(SubmissionId.Of(entry.At, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)), entry, cancellation);
}
