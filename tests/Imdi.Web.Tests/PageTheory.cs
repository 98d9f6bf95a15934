using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Shared;

namespace Imdi.Web.Tests;

/// <summary>Every page in every language, parsed as a browser would.</summary>
public abstract class PageTheory
{
    private static readonly HtmlParser Parser = new();

    // One test class runs its tests one after the other, so that a class may share what it only reads.
    private static readonly ConcurrentDictionary<(Type, string, string), Task<IHtmlDocument>> Parsed = new();

    public static TheoryData<string, string> EveryPage => Combine(Rendered.Names);

    public static TheoryData<string, string> EveryFramedPage => Combine(Rendered.Names.Where(name => !name.StartsWith("embed", StringComparison.Ordinal)));

    private protected Task<IHtmlDocument> ParseAsync(string page, string tag) =>
        Parsed.GetOrAdd((GetType(), page, tag), async _ => Parse(await Rendered.HtmlAsync(page, Language.Parse(tag))));

    private protected static IHtmlDocument Parse(string html) => Parser.ParseDocument(html);

    private protected static int Gzipped(ReadOnlySpan<byte> bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        return (int)target.Length;
    }

    private protected static int Gzipped(string text) => Gzipped(Encoding.UTF8.GetBytes(text));

    private static TheoryData<string, string> Combine(IEnumerable<string> names)
    {
        var data = new TheoryData<string, string>();
        foreach (string name in names)
            foreach (var language in Language.All) data.Add(name, language.Tag);
        return data;
    }
}
