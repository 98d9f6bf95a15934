using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>A round as it is stored.</summary>
public sealed record StoredRound(PanelRound? Round, IReadOnlyList<Review> Reviews, IReadOnlyList<PanelComment> Comments);

/// <summary>What the panel did, a partition a proposal: of each round its own row, a row a member, a row a comment.</summary>
public sealed class ReviewStore(StorageClients storage)
{
    private TableClient Table => storage.Table(StorageNames.Proposals);

    public async Task<StoredRound> ReadAsync(string proposal, int round, CancellationToken cancellation)
    {
        var rows = await Table.RangeAsync(PartitionOf(proposal), $"{Number(round)}-", $"{Number(round)}.", cancellation).ToListAsync(cancellation);
        return new(
            rows.Where(row => row.RowKey == RoundKey(round)).Select(row => row.Json<PanelRound>() with { RowTag = row.ETag.ToString() }).FirstOrDefault(),
            [.. rows.Where(row => row.RowKey.StartsWith($"{Number(round)}-review-", StringComparison.Ordinal)).Select(row => row.Json<Review>() with { RowTag = row.ETag.ToString() })],
            [.. rows.Where(row => row.RowKey.StartsWith($"{Number(round)}-comment-", StringComparison.Ordinal)).Select(row => row.Json<PanelComment>())]);
    }

    /// <summary>All or nothing: the round with what changed in it, on what they were read as; else <see cref="Rows.ChangedMeanwhile"/>.</summary>
    public Task<Refusal?> SaveAsync(string proposal, PanelRound round, IEnumerable<Review> reviews, IEnumerable<PanelComment> comments, CancellationToken cancellation)
    {
        string partition = PartitionOf(proposal), number = Number(round.Number);
        return Table.TransactAsync(
            [
                Write(partition, RoundKey(round.Number), round, round.RowTag),
                .. reviews.Select(review => Write(partition, $"{number}-review-{KeyOf(review.Member)}", review, review.RowTag)),
                .. comments.Select(comment => Write(partition, $"{number}-comment-{comment.Id}", comment, null)),
            ],
            cancellation);
    }

    private static string PartitionOf(string proposal) => $"panel {proposal}";

    private static string Number(int round) => round.ToString("D3", CultureInfo.InvariantCulture);

    private static string RoundKey(int round) => $"{Number(round)}-round";

    // A subject of a sign-in may hold characters that a key may not.
    private static string KeyOf(string member) => Uri.EscapeDataString(member).Replace('%', '=');

    private static TableTransactionAction Write<T>(string partition, string key, T value, string? tag)
    {
        var row = new TableEntity(partition, key).WithJson(value);
        return tag is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, new ETag(tag));
    }
}
