using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Directory;

/// <summary>How many messages that anybody may have sent to an address it gets a day: so nobody fills another's mailbox by our forms. No address is stored.</summary>
public sealed class MailLimit(SenderCountStore counts, SigningKeyStore keys)
{
    public const int MostADay = 5;

    /// <summary>Counts one more, and says whether it is one too many.</summary>
    public async Task<bool> IsReachedAsync(string address, DateOnly today, CancellationToken cancellation)
    {
        byte[] key = await keys.KeyForAsync(string.Create(CultureInfo.InvariantCulture, $"mailed-address {today:O}"), cancellation);
        string hashed = Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.ToLowerInvariant())).AsSpan(0, 16));
        return await counts.AddAsync(today, "address-" + hashed, MostADay, cancellation) > MostADay;
    }
}
