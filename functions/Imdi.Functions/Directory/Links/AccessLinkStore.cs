using System.Security.Cryptography;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Links by the hash of their secret: whoever reads the table can use none of them.</summary>
public sealed class AccessLinkStore(StorageClients storage)
{
    private const string Partition = "access-link";

    private static readonly Refusal Exists = Refusal.Conflict("link-exists", "This link exists already.");

    private TableClient Table => storage.Table(StorageNames.Directory);

    /// <summary>A new secret, to be sent or shown once its link, which has only its hash, is kept.</summary>
    public static (string Text, AccessLink Link) New(string purpose, string subject, DateTimeOffset now, TimeSpan validFor)
    {
        string text = AccessLink.TextOf(RandomNumberGenerator.GetBytes(AccessLink.SecretBytes));
        return (text, new(AccessLink.HashOf(text), purpose, subject, now, now + validFor));
    }

    /// <summary>A new secret, to be sent or shown now: only its hash is kept.</summary>
    public async Task<string> IssueAsync(string purpose, string subject, DateTimeOffset now, TimeSpan validFor, CancellationToken cancellation)
    {
        var (text, link) = New(purpose, subject, now, validFor);
        var issued = await Table.InsertAsync(ToRow(link), Exists, cancellation);
        return issued.IsOk ? text : throw new InvalidOperationException(issued.Refusal.Detail);
    }

    /// <summary>Keeps new links, in one transaction as far as one takes them.</summary>
    public Task AddAsync(IEnumerable<AccessLink> links, CancellationToken cancellation) => Table.UpsertManyAsync(links.Select(ToRow), cancellation);

    /// <summary>The link of a secret, used, expired and revoked ones too; null when there is none for this purpose.</summary>
    public async Task<AccessLink?> FindAsync(string purpose, string? text, CancellationToken cancellation) =>
        AccessLink.LooksLikeOne(text) && await Table.FindAsync(Partition, AccessLink.HashOf(text!), cancellation) is { } row && FromRow(row) is var link && link.Purpose == purpose ? link : null;

    /// <summary>Uses a link that may be used once; false when somebody did before.</summary>
    public Task<bool> UseAsync(AccessLink link, DateTimeOffset now, CancellationToken cancellation) => ChangeAsync(link.Hash, one => one.UsedAt is null ? one with { UsedAt = now } : null, cancellation);

    /// <summary>Withdraws a link for good.</summary>
    public Task RevokeAsync(AccessLink link, DateTimeOffset now, CancellationToken cancellation) => ChangeAsync(link.Hash, one => one.RevokedAt is null ? one with { RevokedAt = now } : null, cancellation);

    /// <summary>Removes links that have not been good for anything since before a moment; answers how many.</summary>
    public async Task<int> RemoveExpiredAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        int removed = 0;
        await foreach (var row in Table.PartitionAsync(Partition, cancellation))
        {
            if (FromRow(row).ExpiresAt >= before) continue;
            await Table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            removed++;
        }

        return removed;
    }

    /// <summary>Withdraws every link to one of these subjects; answers how many were still open.</summary>
    public async Task<int> RevokeAsync(IReadOnlySet<string> subjects, DateTimeOffset now, CancellationToken cancellation)
    {
        int revoked = 0;
        if (subjects.Count == 0) return revoked;
        await foreach (var row in Table.PartitionAsync(Partition, cancellation))
        {
            if (FromRow(row) is not { RevokedAt: null } link || !subjects.Contains(link.Subject)) continue;
            await RevokeAsync(link, now, cancellation);
            if (link.IsValid(now)) revoked++;
        }

        return revoked;
    }

    private async Task<bool> ChangeAsync(string hash, Func<AccessLink, AccessLink?> change, CancellationToken cancellation)
    {
        while (await Table.FindAsync(Partition, hash, cancellation) is { } row)
        {
            if (change(FromRow(row)) is not { } changed) return false;
            var next = ToRow(changed);
            next.ETag = row.ETag;
            if ((await Table.ReplaceAsync(next, cancellation)).IsOk) return true;
        }

        return false;
    }

    private static TableEntity ToRow(AccessLink link) => new(Partition, link.Hash)
    {
        ["Purpose"] = link.Purpose,
        ["Subject"] = link.Subject,
        ["IssuedAt"] = link.IssuedAt,
        ["ExpiresAt"] = link.ExpiresAt,
        ["UsedAt"] = link.UsedAt,
        ["RevokedAt"] = link.RevokedAt,
    };

    private static AccessLink FromRow(TableEntity row) => new(
        row.RowKey, row.GetString("Purpose"), row.GetString("Subject"), row.GetDateTimeOffset("IssuedAt")!.Value, row.GetDateTimeOffset("ExpiresAt")!.Value,
        row.GetDateTimeOffset("UsedAt"), row.GetDateTimeOffset("RevokedAt"));
}
