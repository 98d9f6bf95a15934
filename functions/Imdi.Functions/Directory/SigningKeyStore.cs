using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The installation's own secret, made once by whichever instance comes first; a key for each purpose is derived from it.</summary>
public sealed class SigningKeyStore(StorageClients storage)
{
    private const string Partition = "signing-key";
    private const string Row = "1";
    private const int Bytes = 32;

    private static readonly Refusal Exists = Refusal.Conflict("key-exists", "Another instance made the key.");

    private byte[]? _secret;

    /// <summary>HMAC-SHA-256 of the purpose under the secret: one purpose's key tells nothing of another's.</summary>
    public async Task<byte[]> KeyForAsync(string purpose, CancellationToken cancellation) =>
        HMACSHA256.HashData(_secret ??= await SecretAsync(cancellation), Encoding.UTF8.GetBytes(purpose));

    private async Task<byte[]> SecretAsync(CancellationToken cancellation)
    {
        var table = storage.Table(StorageNames.Directory);
        if (await table.FindAsync(Partition, Row, cancellation) is { } known) return known.GetBinary("Secret");

        byte[] made = RandomNumberGenerator.GetBytes(Bytes);
        var insert = await table.InsertAsync(new(Partition, Row) { ["Secret"] = made }, Exists, cancellation);
        return insert.IsOk ? made : (await table.FindAsync(Partition, Row, cancellation))!.GetBinary("Secret");
    }
}
