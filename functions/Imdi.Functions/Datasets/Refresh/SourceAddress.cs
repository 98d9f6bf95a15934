namespace Imdi.Functions.Datasets;

/// <summary>
/// Which addresses may be asked for a source (OWASP ASVS 5.0, V1.3.6): https on the declared hosts and port, and nothing that a redirect
/// says beyond them. What a host's name resolves to is checked apart, by <see cref="PublicAddress"/>.
/// </summary>
public static class SourceAddress
{
    /// <param name="allowLoopback">Whether http may be spoken to this very machine.</param>
    public static bool IsAllowed(DeclaredSource source, Uri address, bool allowLoopback)
    {
        if (!Uri.TryCreate(source.Address, UriKind.Absolute, out var declared) || !address.IsAbsoluteUri) return false;
        bool isSecure = address.Scheme == Uri.UriSchemeHttps || (allowLoopback && address.IsLoopback && address.Scheme == Uri.UriSchemeHttp);
        return isSecure && address.UserInfo.Length == 0
            && (address.IsDefaultPort || address.Port == declared.Port)
            && source.Hosts.Append(declared.IdnHost).Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);
    }
}
