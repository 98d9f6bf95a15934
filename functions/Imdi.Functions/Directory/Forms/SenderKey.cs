using System.Net;
using System.Security.Cryptography;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Directory;

/// <summary>Stands for an address for one day without being it: keyed by a secret and the day, so that it tells nothing on another.</summary>
internal static class SenderKey
{
    /// <param name="address">IPv6 counts by its network (/64), which is one household's or one machine's.</param>
    /// <param name="keyOfDay">A secret that differs each day, so that nobody can be followed from day to day.</param>
    public static string Of(IPAddress? address, byte[] keyOfDay) => Convert.ToHexStringLower(HMACSHA256.HashData(keyOfDay, ClientNetwork.Of(address)).AsSpan(0, 16));
}
