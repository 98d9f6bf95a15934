using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Tokens by their hash: whoever reads the table can use none of them.</summary>
public sealed class AgencyTokenStore(StorageClients storage)
{
    private const string Partition = "agency-token";

    private static readonly Refusal Exists = Refusal.Conflict("token-exists", "This token exists already.");

    private TableClient Table => storage.Table(StorageNames.Directory);

    /// <summary>A text of 256 random bits that nobody has seen.</summary>
    public static string NewText() => AgencyToken.TextOf(RandomNumberGenerator.GetBytes(AgencyToken.SecretBytes));

    public async Task<Refusal?> AddAsync(AgencyToken token, CancellationToken cancellation) =>
        (await Table.InsertAsync(ToRow(token), Exists, cancellation)).Refusal;

    public async Task<AgencyToken?> FindAsync(string hash, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, hash, cancellation) is { } row ? FromRow(row) : null;

    /// <summary>The token of an id, by the range of hashes that begin with it.</summary>
    public async Task<AgencyToken?> FindByIdAsync(string id, CancellationToken cancellation) =>
        await Table.RangeAsync(Partition, id, id + "g", cancellation).Select(FromRow).FirstOrDefaultAsync(token => token.Id == id, cancellation);

    public IAsyncEnumerable<AgencyToken> ListAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    /// <summary>Changes a token that still exists, on what it is by then.</summary>
    public async Task ChangeAsync(string hash, Func<AgencyToken, AgencyToken> change, CancellationToken cancellation)
    {
        while (await Table.FindAsync(Partition, hash, cancellation) is { } row)
        {
            var changed = ToRow(change(FromRow(row)));
            changed.ETag = row.ETag;
            if ((await Table.ReplaceAsync(changed, cancellation)).IsOk) return;
        }
    }

    private static TableEntity ToRow(AgencyToken token) => new(Partition, token.Hash)
    {
        ["Agency"] = token.Agency,
        ["Kinds"] = string.Join(';', token.Kinds),
        ["IssuedAt"] = token.IssuedAt,
        ["ExpiresAt"] = token.ExpiresAt,
        ["RevokedAt"] = token.RevokedAt,
        ["LastUsed"] = token.LastUsed?.ToString("O", CultureInfo.InvariantCulture),
    };

    private static AgencyToken FromRow(TableEntity row) => new(
        row.RowKey,
        row.GetString("Agency"),
        row.GetString("Kinds").Split(';', StringSplitOptions.RemoveEmptyEntries),
        row.GetDateTimeOffset("IssuedAt")!.Value,
        row.GetDateTimeOffset("ExpiresAt")!.Value,
        row.GetDateTimeOffset("RevokedAt"),
        row.GetString("LastUsed") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null);
}
