using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Imdi.Web.Tests;

public sealed partial class SiteAssetsTests
{
    [Fact]
    public void Every_asset_is_addressed_by_its_content() =>
        Assert.All(SiteAssets.All, asset => Assert.Matches(@"^/a/[A-Za-z0-9]+\.[0-9a-f]{10}\.[a-z0-9]+$", asset.Address));

    [Fact]
    public void The_style_sheet_loads_only_assets_that_exist()
    {
        string css = Encoding.UTF8.GetString(SiteAssets.All.Single(asset => asset.Name == "site.css").Bytes.Span);
        var loaded = Url().Matches(css).Select(match => match.Groups[1].Value).Where(url => !url.StartsWith("\"data:", StringComparison.Ordinal) && !url.StartsWith('#'));

        Assert.All(loaded, url => Assert.Contains(SiteAssets.All, asset => asset.Address == $"/a/{url}"));
    }

    [Fact]
    public void The_fonts_licence_travels_with_it() => Assert.Contains(SiteAssets.All, asset => asset.Name == "OFL.txt");

    [Fact]
    public void The_font_is_the_one_that_was_published_byte_for_byte() => Assert.Equal(
        // Whoever changes it must rename it inside: THIRD-PARTY-NOTICES.md.
        "7a19a7027e125257d310c6dbd78ae3a30b5ea1e3794d60b12bb28227a003bfda",
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SiteAssets.All.Single(asset => asset.Name == "ss3.woff2").Bytes.Span)));

    [Fact]
    public void Every_class_of_the_style_sheet_is_used_by_a_component()
    {
        string css = string.Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Site, "assets", "css")).Select(File.ReadAllText));
        string source = string.Concat(new[] { "*.razor", "*.cs", "*.js" }.SelectMany(kind => Directory.EnumerateFiles(SourceTree.Site, kind, SearchOption.AllDirectories)).Select(File.ReadAllText));
        string[] written = ["q0", "q1", "q2", "q3", "q4", "k-mean", "k-smart", "smart", "k-s0", "k-s1", "k-s2", "k-s3"];

        var unused = ClassName().Matches(css).Select(match => match.Groups[1].Value).Distinct().Except(written)
            .Where(name => !Regex.IsMatch(source, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])"));
        Assert.Empty(unused);
    }

    [Fact]
    public async Task Scripts_pass_the_strict_type_check()
    {
        string compiler = Path.Combine(SourceTree.Root, "node_modules", "typescript", "bin", "tsc");
        Assert.True(File.Exists(compiler), "TypeScript is not installed: run npm install at the top of the repository.");

        using var process = Process.Start(new ProcessStartInfo("node", [compiler, "-p", Path.Combine(SourceTree.Site, "tsconfig.json")]) { RedirectStandardOutput = true })!;
        string findings = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal("", findings);
    }

    [GeneratedRegex(@"url\(([^)]+)\)")]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\w""/])\.([a-z][a-z0-9-]*)(?=[\s:.,{)\[>])")]
    private static partial Regex ClassName();
}
