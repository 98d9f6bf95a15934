using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Imdi.Web;

/// <summary>A file that pages link to. Its address carries a hash of its content, so that it can be cached for ever.</summary>
public sealed record SiteAsset(string Name, string Address, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>The site's own files: style sheets, scripts, the font, the icon and the world's outlines.</summary>
public static class SiteAssets
{
    // In this order the cascade reads: what a word means, then what a page looks like, then the exceptions.
    private static readonly string[] StyleSheets = ["tokens.css", "base.css", "layout.css", "forms.css", "tables.css", "charts.css", "pages.css", "media.css", "datasets.css", "panel.css", "register.css", "apply.css", "explorer.css", "profiles.css", "projections.css", "corridors.css"];

    private static readonly FrozenDictionary<string, SiteAsset> ByName = Load().ToFrozenDictionary(asset => asset.Name);

    public static IReadOnlyList<SiteAsset> All { get; } = [.. ByName.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal)];

    /// <summary>The address of a file by its name, e.g. <c>site.css</c> → <c>/a/site.4f1e….css</c>.</summary>
    public static string Address(string name) => ByName[name].Address;

    private static IEnumerable<SiteAsset> Load()
    {
        SiteAsset[] plain = [.. new[] { "ss3.woff2", "OFL.txt", "icon.svg", "world.svg", "corridor.js", "map.js", "upload.js", "apply.js", "explorer.js" }.Select(name => Hashed(name, Read(name)))];
        string font = plain[0].Address[3..];
        string site = string.Concat(StyleSheets.Select(name => Encoding.UTF8.GetString(Read(name)))).Replace("ss3.woff2", font, StringComparison.Ordinal);
        return [.. plain, Hashed("site.css", Encoding.UTF8.GetBytes(site)), Hashed("embed.css", Read("embed.css"))];
    }

    private static SiteAsset Hashed(string name, byte[] bytes)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..10];
        string extension = Path.GetExtension(name);
        return new SiteAsset(name, $"/a/{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", ContentType(extension), bytes);
    }

    private static string ContentType(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, "No content type."),
    };

    private static byte[] Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"assets/{name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
