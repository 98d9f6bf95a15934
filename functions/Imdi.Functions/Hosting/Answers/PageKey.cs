using System.Buffers.Text;
using System.Text;

namespace Imdi.Functions.Hosting;

/// <summary>The key of a page's last row as an opaque text that fits an address.</summary>
internal static class PageKey
{
    private const int Longest = 400;

    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    public static bool TryDecode(string? text, out string key)
    {
        key = "";
        if (text is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(text)) return false;
        key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return true;
    }
}
