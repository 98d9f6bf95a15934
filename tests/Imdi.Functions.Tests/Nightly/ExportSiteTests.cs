using System.Text;
using System.Text.RegularExpressions;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Nightly;

public sealed partial class ExportSiteTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("imdi-export-");

    private Night _night = null!;

    public async Task InitializeAsync()
    {
        _night = await Night.FreshAsync();
        await _night.LoadQuotesAsync();
        await _night.LoadAveragesAsync();
        await _night.RebuildAsync();
    }

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _night.DisposeAsync();
    }

    [Fact]
    public async Task Every_address_of_the_site_is_a_file_and_all_but_the_pages_are_the_same_bytes()
    {
        int files = (await ExportAsync()).Value;

        var site = Tests.Storage.A.Site(_night.Storage);
        var addresses = await site.AddressesAsync(CancellationToken.None);
        var answers = addresses.Where(address => address.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        // The register's answers are worked out where there is an application, and are files only here.
        int ofRegister = _folder.EnumerateFiles("*", SearchOption.AllDirectories).Count(file => file.FullName.Replace('\\', '/').Contains("/api/funding/", StringComparison.Ordinal));
        Assert.Equal(addresses.Count + (3 * answers.Count) + 1 + ofRegister, files);
        Assert.All(answers, answer => Assert.All(["fr", "es", "ar"], language => Assert.True(File.Exists(FileOf($"/{language}{answer}")), $"{language}: {answer}")));
        foreach (string address in addresses)
        {
            var served = (await site.FindAsync(address, CancellationToken.None))!;
            byte[] exported = await File.ReadAllBytesAsync(FileOf(address));
            if (served.ContentType.StartsWith("text/html", StringComparison.Ordinal)) Assert.NotEmpty(exported);
            else Assert.True(Brotli.Expand(served.Brotli).Span.SequenceEqual(exported), address);
        }
    }

    [Fact]
    public async Task Pages_are_without_the_forms_that_need_the_application()
    {
        await ExportAsync();

        string page = await File.ReadAllTextAsync(FileOf("/en/send/gbr/ken/"));

        Assert.Contains("<form", await _night.PageAsync("/en/send/gbr/ken/"), StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Contains("Example Transfers 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_internal_link_leads_to_a_file()
    {
        await ExportAsync();

        var dangling = _folder.EnumerateFiles("*.html", SearchOption.AllDirectories)
            .SelectMany(page => Links(File.ReadAllText(page.FullName)).Select(link => (Page: Path.GetRelativePath(_folder.FullName, page.FullName), Link: link)))
            .Where(found => !File.Exists(FileOf(found.Link)))
            .GroupBy(found => found.Link, found => found.Page)
            .Select(group => $"{group.Key} from {group.First()} and {group.Count() - 1} more");

        Assert.Empty(dangling);
    }

    [Fact]
    public async Task The_root_leads_to_every_language()
    {
        await ExportAsync();

        string root = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "index.html"));

        Assert.Equal(["/en/", "/fr/", "/es/", "/ar/"], Links(root));
    }

    [Fact]
    public async Task What_was_loaded_since_the_last_rebuild_is_not_in_it()
    {
        await _night.LoadQuotesAsync("Latecomer");

        await ExportAsync();

        Assert.DoesNotContain("Latecomer", await File.ReadAllTextAsync(FileOf("/en/send/gbr/ken/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_rebuild_there_is_nothing_to_export()
    {
        await using var empty = await Night.FreshAsync();

        var outcome = await empty.Get<ExportSite>().RunAsync(_folder, null, CancellationToken.None);

        Assert.Equal("nothing-published", outcome.Refusal?.Code);
    }

    private Task<Imdi.Shared.Outcome<int>> ExportAsync() => _night.Get<ExportSite>().RunAsync(_folder, null, CancellationToken.None);

    private string FileOf(string address) =>
        Path.Combine(_folder.FullName, (address.EndsWith('/') ? address + "index.html" : address).TrimStart('/').Replace('/', Path.DirectorySeparatorChar));

    private static IEnumerable<string> Links(string html) =>
        Link().Matches(html).Select(match => Uri.UnescapeDataString(match.Groups[1].Value)).Distinct();

    [GeneratedRegex("""\s(?:href|src|action)="?(/[^"#?\s>]*)""")]
    private static partial Regex Link();
}
