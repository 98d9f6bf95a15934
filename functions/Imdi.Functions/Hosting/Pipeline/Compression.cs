using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>
/// Over https only what is public is compressed: a compressed body that mixes a secret with what an attacker can choose
/// gives the secret away by its length (BREACH).
/// </summary>
internal static class Compression
{
    public static void Allow(HttpContext context)
    {
        if (context.Features.Get<IHttpsCompressionFeature>() is { } feature) feature.Mode = HttpsCompressionMode.Compress;
    }
}
