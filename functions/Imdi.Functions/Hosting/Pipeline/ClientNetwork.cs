using System.Net;
using System.Net.Sockets;

namespace Imdi.Functions.Hosting;

/// <summary>What a limit counts an address by: one household or one machine has a whole network of IPv6 to send from.</summary>
internal static class ClientNetwork
{
    /// <summary>An IPv4 address as it is, the first 64 bits of an IPv6 one, nothing of none.</summary>
    public static byte[] Of(IPAddress? address) => address switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..8],
        _ => address.GetAddressBytes(),
    };

    public static string KeyOf(HttpContext context) => Convert.ToHexStringLower(Of(context.Connection.RemoteIpAddress));
}
