using System.Globalization;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Every published version of the region's settings, the newest first: none is ever changed or removed.</summary>
public sealed class RegionStore(StorageClients storage)
{
    private const string Partition = "region";
    private const int Most = 999_999;

    private TableClient Table => storage.Table(StorageNames.Directory);

    /// <summary>Null while the file that was deployed counts.</summary>
    public async Task<RegionVersion?> LastAsync(CancellationToken cancellation)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, 1, null, cancellation)) return FromRow(row);
        return null;
    }

    public async Task<RegionVersion?> FindAsync(int number, CancellationToken cancellation) =>
        number is > 0 and < Most && await Table.FindAsync(Partition, KeyOf(number), cancellation) is { } row ? FromRow(row) : null;

    public IAsyncEnumerable<RegionVersion> ListAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    /// <summary>Two that follow the same version have the same number, so the second is refused.</summary>
    public async Task<Refusal?> AddAsync(RegionVersion version, CancellationToken cancellation) => (await Table.InsertAsync(ToRow(version), Rows.ChangedMeanwhile, cancellation)).Refusal;

    private static string KeyOf(int number) => (Most - number).ToString("D6", CultureInfo.InvariantCulture);

    private static TableEntity ToRow(RegionVersion version) => new TableEntity(Partition, KeyOf(version.Number))
    {
        ["Number"] = version.Number, ["By"] = version.By, ["At"] = version.At, ["Note"] = version.Note, ["Again"] = version.Again,
    }.WithJson(RegionFile.Write(version.Region));

    private static RegionVersion FromRow(TableEntity row) => new(
        row.GetInt32("Number")!.Value, RegionFile.Read(row.Json<string>()).Value, row.GetString("By"), row.GetDateTimeOffset("At"), row.GetString("Note"), row.GetInt32("Again"));
}
