using System.Globalization;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The table that is only ever added to: a partition a day, in it the order of time.</summary>
public sealed class AuditStore(StorageClients storage)
{
    private static readonly Refusal Exists = Refusal.Conflict("audit-entry-exists", "An audit entry is written once.");

    private TableClient Table => storage.Table(StorageNames.Audit);

    internal async Task AddAsync(SubmissionId id, AuditEntry entry, CancellationToken cancellation)
    {
        if ((await Table.InsertAsync(ToRow(id, entry), Exists, cancellation)).Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Detail);
        }
    }

    internal Task AddOnceAsync(SubmissionId id, AuditEntry entry, CancellationToken cancellation) => Table.InsertAsync(ToRow(id, entry), Exists, cancellation);

    /// <summary>The entries of a day (UTC), oldest first.</summary>
    public IAsyncEnumerable<AuditEntry> ReadAsync(DateOnly day, CancellationToken cancellation) =>
        Table.PartitionAsync(PartitionOf(day), cancellation).Select(FromRow);

    private static string PartitionOf(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static TableEntity ToRow(SubmissionId id, AuditEntry entry) => new(PartitionOf(DateOnly.FromDateTime(entry.At.UtcDateTime)), id.ToString())
    {
        ["Who"] = entry.Who,
        ["What"] = entry.What,
        ["Subject"] = entry.Subject,
        ["At"] = entry.At,
        ["BeforeHash"] = entry.BeforeHash,
    };

    private static AuditEntry FromRow(TableEntity row) => new(
        row.GetString("Who"), row.GetString("What"), row.GetString("Subject"), row.GetDateTimeOffset("At")!.Value, row.GetString("BeforeHash"));
}
