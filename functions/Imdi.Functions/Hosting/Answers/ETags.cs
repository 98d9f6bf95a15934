using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Imdi.Functions.Hosting;

/// <summary>
/// Strong validators. A compressed answer has other bytes, so its tag carries the coding as a suffix (<c>"x-br"</c>);
/// what a client sends back matches whichever coding it was given in.
/// </summary>
internal static class ETags
{
    private static readonly string[] Codings = ["-br", "-gzip"];

    public static string Of(params IEnumerable<string> parts) =>
        $"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16))}\"";

    public static string Quoted(string tag) => tag.StartsWith('"') ? tag : $"\"{tag}\"";

    public static string WithCoding(string tag, string coding) =>
        tag.EndsWith($"-{coding}\"", StringComparison.Ordinal) || !tag.EndsWith('"') ? tag : $"{tag[..^1]}-{coding}\"";

    /// <summary>The tag among If-None-Match that stands for this one, as the client sent it; null when none does.</summary>
    public static string? FindMatch(HttpRequest request, string tag)
    {
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var sent)) return null;
        foreach (var one in sent)
        {
            if (one.Tag == "*") return tag;
            if (Plain(one.Tag.Value ?? "") == Plain(tag)) return one.Tag.Value;
        }

        return null;
    }

    private static string Plain(string tag)
    {
        string bare = tag.Trim('"');
        foreach (string coding in Codings)
        {
            if (bare.EndsWith(coding, StringComparison.Ordinal)) return bare[..^coding.Length];
        }

        return bare;
    }
}
