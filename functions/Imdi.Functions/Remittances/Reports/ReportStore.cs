using System.Globalization;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Keeps reports by their submission, so that one sent twice is kept once; in order of time.</summary>
public sealed class ReportStore(StorageClients storage)
{
    private const string Partition = "price-report";
    private static readonly Refusal Exists = Refusal.Conflict("report-exists", "This report has been received already.");

    private TableClient Table => storage.Table(StorageNames.Remittances);

    /// <summary>False when the submission was kept before: the first one stands.</summary>
    public async Task<bool> AddAsync(string submission, PriceReport report, CancellationToken cancellation) =>
        (await Table.InsertAsync(ToRow(submission, report), Exists, cancellation)).IsOk;

    public async Task<PriceReport?> FindAsync(string submission, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, submission, cancellation) is { } row ? FromRow(row) : null;

    /// <summary>Oldest first; <paramref name="next"/> is what the page before said.</summary>
    public async Task<Outcome<(IReadOnlyList<(string Submission, PriceReport Report)> Reports, string? Next)>> PageAsync(int limit, string? next, CancellationToken cancellation)
    {
        var page = await Table.PageAsync(Partition, limit, next, cancellation);
        return page.Then<(IReadOnlyList<(string, PriceReport)>, string?)>(rows => ([.. rows.Rows.Select(row => (row.RowKey, FromRow(row)))], rows.Next));
    }

    public IAsyncEnumerable<(string Submission, PriceReport Report)> AllAsync(CancellationToken cancellation) =>
        Table.PartitionAsync(Partition, cancellation).Select(row => (row.RowKey, FromRow(row)));

    /// <summary>A report never changes but by what is erased from it.</summary>
    public Task ReplaceAsync(string submission, PriceReport report, CancellationToken cancellation) => Table.UpsertAsync(ToRow(submission, report), cancellation);

    private static TableEntity ToRow(string submission, PriceReport report) => new(Partition, submission)
    {
        ["From"] = report.Corridor.From.Alpha3,
        ["To"] = report.Corridor.To.Alpha3,
        ["Provider"] = report.Provider,
        ["WhatIsWrong"] = report.WhatIsWrong,
        ["RightPrice"] = report.RightPrice,
        ["SeenOn"] = report.SeenOn?.ToString("O", CultureInfo.InvariantCulture),
        ["Contact"] = report.Contact,
        ["ReceivedAt"] = report.ReceivedAt,
    };

    private static PriceReport FromRow(TableEntity row) => new(
        new Corridor(CountryCode.Parse(row.GetString("From")), CountryCode.Parse(row.GetString("To"))),
        row.GetString("Provider"), row.GetString("WhatIsWrong"), row.GetString("RightPrice"),
        row.GetString("SeenOn") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
        row.GetString("Contact"), row.GetDateTimeOffset("ReceivedAt")!.Value);
}
