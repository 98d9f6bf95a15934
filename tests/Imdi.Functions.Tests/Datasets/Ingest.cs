using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The ingest over an account of its own: load, look at what is published, withdraw.</summary>
public sealed class Ingest(StorageClients storage)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public DatasetStore Store { get; } = new(storage, new FixedClock());

    public AuditStore Audit { get; } = new(storage);

    public WithdrawDataset Withdraw => new(Store, new AuditTrail(Audit), new FixedClock());

    public PublishedData Published => new(Store);

    public StorageClients Storage => storage;

    public static async Task<Ingest> FreshAsync() => new(await AzuriteServer.FreshAsync());

    public LoadDataset Job => new(new RawFileStore(storage), Store, new AuditTrail(Audit), new FixedClock(), NullLogger<LoadDataset>.Instance);

    public Task<Outcome<LoadReport>> LoadAsync(string kind, byte[] content, string? source = null, string name = "file.csv") =>
        Job.RunAsync(new LoadRequest(kind, source, name, new MemoryStream(content), "tester"), null, CancellationToken.None);

    public Task<Outcome<LoadReport>> LoadAsync(string kind, string content, string? source = null) => LoadAsync(kind, Encoding.UTF8.GetBytes(content), source);

    public async Task<Outcome<LoadReport>> LoadFileAsync(string kind, string path)
    {
        await using var file = File.OpenRead(path);
        return await Job.RunAsync(new LoadRequest(kind, null, path, file, "tester"), null, CancellationToken.None);
    }

    /// <summary>Every published row of a version, as text by column.</summary>
    public async Task<IReadOnlyList<Dictionary<string, string?>>> RowsAsync(DatasetVersion version)
    {
        var kind = DatasetKinds.Find(version.Kind)!;
        List<Dictionary<string, string?>> rows = [];
        await foreach (var batch in Published.ReadAsync(version, [.. kind.Columns.Select(column => column.Name)], CancellationToken.None))
        {
            for (int at = 0; at < batch.Count; at++) rows.Add(Row(batch, kind, at));
        }

        return rows;
    }

    public static Dictionary<string, string?> Row(ICanonicalBatch batch, DatasetKind kind, int at) => kind.Columns.ToDictionary(column => column.Name, column => Cell(batch, column, at));

    internal static string? Cell(ICanonicalBatch batch, Column column, int at) => column.Type switch
    {
        ColumnType.Decimal => batch.Number(column.Name)[at]?.ToString("0.###############", CultureInfo.InvariantCulture),
        ColumnType.Date => batch.Date(column.Name)[at]?.ToString("O", CultureInfo.InvariantCulture),
        ColumnType.Flag => batch.Flag(column.Name)[at] switch { true => "yes", false => "no", null => null },
        _ => batch.Text(column.Name)[at],
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
