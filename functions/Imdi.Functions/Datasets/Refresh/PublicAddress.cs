using System.Net;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Tells the internet's addresses from those of this machine, its network and its platform, which a name in public DNS must not lead to
/// (IANA special-purpose registries, RFC 6890; 168.63.129.16 is Azure's own).
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Never =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // All that is assigned for the internet at large; the rest is local, mapped, translated or kept back.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || Global.Contains(plain)) && !Never.Any(network => network.Contains(plain));
    }
}
