using System.Buffers.Text;
using System.Text;
using Azure.Data.Tables;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>Some rows of a partition in key order, and the opaque token that asks for those after them; null at the end.</summary>
public sealed record RowPage(IReadOnlyList<TableEntity> Rows, string? Next);

/// <summary>Reading many rows: a partition as a stream, or a page at a time by key, so that rows added meanwhile shift nothing.</summary>
public static class RowPages
{
    private static readonly Refusal UnknownNext = Refusal.Malformed("unknown-next", "Take the next link as it was given, or leave it out to start anew.");

    public static IAsyncEnumerable<TableEntity> PartitionAsync(this TableClient table, string partition, CancellationToken cancellation) =>
        table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation);

    /// <summary>Rows of a partition whose row key lies in [from, before), in key order.</summary>
    public static IAsyncEnumerable<TableEntity> RangeAsync(this TableClient table, string partition, string from, string before, CancellationToken cancellation) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}"), cancellationToken: cancellation);

    public static async Task<Outcome<RowPage>> PageAsync(this TableClient table, string partition, int limit, string? next, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (After(next) is not { } after)
        {
            return UnknownNext;
        }

        string filter = next is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after}");

        // The service may send fewer rows than asked with a continuation of its own; one more than wanted tells whether any are left.
        List<TableEntity> rows = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellation))
        {
            if (rows.Count == limit)
            {
                return new RowPage(rows, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(rows[^1].RowKey)));
            }

            rows.Add(row);
        }

        return new RowPage(rows, null);
    }

    private static string? After(string? next) => next switch
    {
        null => "",
        _ when !Base64Url.IsValid(next) => null,
        _ => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(next)) is var key && RowLimits.IsKey(key) ? key : null,
    };
}
