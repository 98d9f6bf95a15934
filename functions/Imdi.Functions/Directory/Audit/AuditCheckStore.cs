using Azure.Data.Tables;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Directory;

/// <summary>When the whole audit trail was looked through last, and what was found.</summary>
public sealed record AuditCheck(DateTimeOffset At, AuditVerification Found);

public sealed class AuditCheckStore(StorageClients storage)
{
    private const string Partition = "audit-check", Last = "last";

    private TableClient Table => storage.Table(StorageNames.Directory);

    public Task SaveAsync(AuditCheck check, CancellationToken cancellation) => Table.UpsertAsync(
        new(Partition, Last)
        {
            ["At"] = check.At, ["Days"] = check.Found.Days, ["Entries"] = check.Found.Entries, ["Unchained"] = check.Found.Unchained, ["Broken"] = check.Found.Broken,
        }, cancellation);

    /// <summary>Null before the first.</summary>
    public async Task<AuditCheck?> LastAsync(CancellationToken cancellation) => await Table.FindAsync(Partition, Last, cancellation) is { } row
        ? new(row.GetDateTimeOffset("At")!.Value, new(row.GetInt32("Days") ?? 0, row.GetInt64("Entries") ?? 0, row.GetInt64("Unchained") ?? 0, row.GetString("Broken")))
        : null;
}
