using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Proposals;

/// <summary>What the audit trail says of one proposal, for those who decide on it.</summary>
public sealed class PanelAuditStore(StorageClients storage)
{
    /// <summary>Since a day, newest first. The trail is kept by day, so the days are scanned for the subject, by the service.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(string reference, DateOnly since, CancellationToken cancellation)
    {
        string day = since.ToString("O", System.Globalization.CultureInfo.InvariantCulture), end = reference + "0";
        string filter = TableClient.CreateQueryFilter($"PartitionKey ge {day} and Subject ge {reference} and Subject lt {end}");
        var rows = await storage.Table(StorageNames.Audit).QueryAsync<TableEntity>(filter, cancellationToken: cancellation).ToListAsync(cancellation);
        return [.. rows.Where(row => row.GetString("Subject") is { } subject && (subject == reference || subject[reference.Length] == '/'))
            .Select(row => new AuditEntry(row.GetString("Who"), row.GetString("What"), row.GetString("Subject"), row.GetDateTimeOffset("At")!.Value, row.GetString("BeforeHash"))).OrderByDescending(entry => entry.At)];
    }
}
