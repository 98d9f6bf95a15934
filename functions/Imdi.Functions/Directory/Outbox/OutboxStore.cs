using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>
/// Messages by the hash of their id, and beside each a row that finds it by its state and time. Both lie in one partition and change in one
/// transaction, so that none is ever lost between two states.
/// </summary>
public sealed class OutboxStore(StorageClients storage)
{
    private const string Partition = "outbox", MessagePrefix = "message-";

    /// <summary>Messages of two rows each that one transaction takes.</summary>
    public const int Together = 50;

    private static readonly Refusal UnknownNext = Refusal.Malformed("unknown-next", "Take the next link as it was given, or leave it out to start anew.");

    private TableClient Table => storage.Table(StorageNames.Messages);

    /// <summary>False when a message of this id was queued before.</summary>
    public async Task<bool> AddAsync(StoredMessage message, CancellationToken cancellation)
    {
        if (await Table.TransactAsync([.. Added(message)], cancellation) is null) return true;
        return await FindAsync(message.Key, cancellation) is null ? throw new InvalidOperationException("A message could not be queued.") : false;
    }

    /// <summary>Several in one transaction, or, where some were queued before, one by one; false when all were.</summary>
    public async Task<bool> AddAsync(IReadOnlyList<StoredMessage> messages, CancellationToken cancellation)
    {
        if (messages.Count > 1 && await Table.TransactAsync([.. messages.SelectMany(Added)], cancellation) is null) return true;
        bool isNew = false;
        foreach (var message in messages) isNew |= await AddAsync(message, cancellation);
        return isNew;
    }

    public async Task<StoredMessage?> FindAsync(string key, CancellationToken cancellation) =>
        RowLimits.IsKey(key) && await Table.FindAsync(Partition, MessagePrefix + key, cancellation) is { } row ? FromRow(row) : null;

    /// <summary>Saves a change on what it was made from; else <see cref="Rows.ChangedMeanwhile"/>.</summary>
    public async Task<Outcome<StoredMessage>> SaveAsync(StoredMessage was, StoredMessage next, CancellationToken cancellation)
    {
        var row = ToRow(next);
        row.ETag = new ETag(was.RowTag ?? throw new ArgumentException("A change carries the ETag of what was read.", nameof(was)));
        List<TableTransactionAction> actions = [new(TableTransactionActionType.UpdateReplace, row, row.ETag)];
        if (PlaceOf(was) != PlaceOf(next))
        {
            actions.Add(new(TableTransactionActionType.Delete, ToPlace(was), ETag.All));
            actions.Add(new(TableTransactionActionType.Add, ToPlace(next)));
        }

        if (await Table.TransactAsync(actions, cancellation) is { } refusal) return refusal;
        return await FindAsync(next.Key, cancellation) is { } saved ? saved : Rows.ChangedMeanwhile;
    }

    /// <summary>Keys of waiting messages that are due, the longest due first.</summary>
    public IAsyncEnumerable<string> DueAsync(DateTimeOffset now, CancellationToken cancellation) =>
        KeysAsync(PlacePrefix(MessageState.Waiting), $"{PlacePrefix(MessageState.Waiting)}{TimeOf(MessageState.Waiting, now)}~", cancellation);

    public IAsyncEnumerable<StoredMessage> AllAsync(CancellationToken cancellation) => Table.RangeAsync(Partition, MessagePrefix, MessagePrefix + "~", cancellation).Select(FromRow);

    /// <summary>Keys of messages that came to a state before a moment.</summary>
    public IAsyncEnumerable<string> KeysBeforeAsync(MessageState state, DateTimeOffset before, CancellationToken cancellation) =>
        KeysAsync($"{PlacePrefix(state)}{TimeOf(state, before)}~", $"{PlacePrefix(state)}~", cancellation);

    /// <summary>Messages of a state: waiting ones by when they are due, others the newest first. <paramref name="next"/> is what the page before said.</summary>
    public async Task<Outcome<(IReadOnlyList<StoredMessage> Messages, string? Next)>> PageAsync(MessageState state, int limit, string? next, CancellationToken cancellation)
    {
        string prefix = PlacePrefix(state);
        if (next is not null && (!RowLimits.IsKey(next) || !next.StartsWith(prefix, StringComparison.Ordinal))) return UnknownNext;
        var places = await Table.RangeAsync(Partition, next is null ? prefix : next + "!", prefix + "~", cancellation).Take(limit + 1).ToListAsync(cancellation);
        List<StoredMessage> messages = [];
        foreach (var place in places.Take(limit))
            if (await FindAsync(KeyOf(place), cancellation) is { } message) messages.Add(message);
        return (messages, places.Count > limit ? places[limit - 1].RowKey : null);
    }

    private IAsyncEnumerable<string> KeysAsync(string from, string before, CancellationToken cancellation) => Table.RangeAsync(Partition, from, before, cancellation).Select(KeyOf);

    private static string KeyOf(TableEntity place) => place.RowKey[(place.RowKey.LastIndexOf('-') + 1)..];

    private static string PlacePrefix(MessageState state) => $"{state.ToString().ToLowerInvariant()}-";

    private static string PlaceOf(StoredMessage message) => $"{PlacePrefix(message.State)}{TimeOf(message.State, message.Since)}-{message.Key}";

    private static string TimeOf(MessageState state, DateTimeOffset at) =>
        (state == MessageState.Waiting ? at.UtcTicks : DateTimeOffset.MaxValue.Ticks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static TableTransactionAction[] Added(StoredMessage message) => [new(TableTransactionActionType.Add, ToRow(message)), new(TableTransactionActionType.Add, ToPlace(message))];

    private static TableEntity ToPlace(StoredMessage message) => new(Partition, PlaceOf(message));

    private static TableEntity ToRow(StoredMessage message) => new(Partition, MessagePrefix + message.Key)
    {
        ["Id"] = message.Id,
        ["Template"] = message.Template,
        ["Language"] = message.Language.Tag,
        ["State"] = message.State.ToString(),
        ["To"] = message.To,
        ["Values"] = JsonSerializer.Serialize(message.Values),
        ["Attempts"] = message.Attempts,
        ["QueuedAt"] = message.QueuedAt,
        ["Since"] = message.Since,
        ["SentAt"] = message.SentAt,
        ["Reason"] = message.Reason,
    };

    private static StoredMessage FromRow(TableEntity row) => new(
        row.RowKey[MessagePrefix.Length..], row.GetString("Id"), row.GetString("Template"), Language.Parse(row.GetString("Language")), Enum.Parse<MessageState>(row.GetString("State")),
        row.GetString("To"), JsonSerializer.Deserialize<string[]>(row.GetString("Values"))!, row.GetInt32("Attempts")!.Value, row.GetDateTimeOffset("QueuedAt")!.Value,
        row.GetDateTimeOffset("Since")!.Value, row.GetDateTimeOffset("SentAt"), row.GetString("Reason")) { RowTag = row.ETag.ToString() };
}
