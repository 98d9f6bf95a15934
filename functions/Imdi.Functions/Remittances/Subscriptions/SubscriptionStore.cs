using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Subscriptions by their id, for as long as they last.</summary>
public sealed class SubscriptionStore(StorageClients storage)
{
    private const string Partition = "subscription";
    private static readonly Refusal Exists = Refusal.Conflict("subscription-exists", "This has been asked for already.");

    private TableClient Table => storage.Table(StorageNames.Remittances);

    /// <summary>The kept one, where there is one already.</summary>
    public async Task<Subscription> AddAsync(Subscription subscription, CancellationToken cancellation)
    {
        await Table.InsertAsync(ToRow(subscription), Exists, cancellation);
        return await FindAsync(subscription.Id, cancellation) ?? throw new InvalidOperationException("A subscription was removed while it was added.");
    }

    public async Task<Subscription?> FindAsync(string id, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, id, cancellation) is { } row ? FromRow(row) : null;

    /// <summary>Saves a change on what it was made from; else <see cref="Rows.ChangedMeanwhile"/>.</summary>
    public async Task<Refusal?> SaveAsync(Subscription was, Subscription next, CancellationToken cancellation)
    {
        var row = ToRow(next);
        row.ETag = new ETag(was.RowTag ?? throw new ArgumentException("A change carries the ETag of what was read.", nameof(was)));
        return (await Table.ReplaceAsync(row, cancellation)).Refusal;
    }

    public Task RemoveAsync(string id, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, id, cancellationToken: cancellation);

    public IAsyncEnumerable<Subscription> AllAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    private static TableEntity ToRow(Subscription one) => new(Partition, one.Id)
    {
        ["From"] = one.Corridor.From.Alpha3,
        ["To"] = one.Corridor.To.Alpha3,
        ["Threshold"] = one.Threshold.ToString(CultureInfo.InvariantCulture),
        ["Address"] = one.Address,
        ["Language"] = one.Language.Tag,
        ["RequestedAt"] = one.RequestedAt,
        ["ConfirmedAt"] = one.ConfirmedAt,
        ["Side"] = one.Side?.ToString(),
        ["Crossings"] = one.Crossings,
        ["AskedOn"] = one.AskedOn?.ToString("O", CultureInfo.InvariantCulture),
    };

    private static Subscription FromRow(TableEntity row) => new(
        row.RowKey, new Corridor(CountryCode.Parse(row.GetString("From")), CountryCode.Parse(row.GetString("To"))),
        decimal.Parse(row.GetString("Threshold"), CultureInfo.InvariantCulture), row.GetString("Address"), Language.Parse(row.GetString("Language")),
        row.GetDateTimeOffset("RequestedAt")!.Value)
    {
        ConfirmedAt = row.GetDateTimeOffset("ConfirmedAt"),
        Side = row.GetString("Side") is { } side ? Enum.Parse<CostSide>(side) : null,
        Crossings = row.GetInt32("Crossings")!.Value,
        AskedOn = row.GetString("AskedOn") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
        RowTag = row.ETag.ToString(),
    };
}
