namespace Imdi.Functions.Hosting;

/// <summary>How long others may keep an answer. Whatever names none is not kept at all.</summary>
public enum CacheKind
{
    /// <summary>Public data and pages: five minutes, then asked again with If-None-Match.</summary>
    Public,

    /// <summary>Files whose address holds the hash of their bytes.</summary>
    Immutable,

    /// <summary>Redirects that depend on the reader's language, and files without a hash in their address.</summary>
    Revalidate,

    /// <summary>What one person may see.</summary>
    Private,
}

internal static class CacheHeader
{
    public static string Of(CacheKind kind) => kind switch
    {
        CacheKind.Public => "public, max-age=300",
        CacheKind.Immutable => "public, max-age=31536000, immutable",
        CacheKind.Revalidate => "public, no-cache",
        _ => "private, no-store",
    };
}
