using System.Text;
using Imdi.Functions.Remittances;
using Imdi.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Remittances;

public sealed class RealPagesTests
{
    [Fact]
    public async Task Every_page_of_the_book_renders_in_every_language_and_the_same_twice()
    {
        var first = await PagesAsync(Books.SixServicesAndFigures());
        var second = await PagesAsync(Books.SixServicesAndFigures());

        Assert.Equal(first, second);
        Assert.All(first.Values, html => Assert.StartsWith("<!doctype html>", html, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("&#xA3;1.62", first["/en/send/gbr/ind/"], StringComparison.Ordinal);
        Assert.Contains("14,322", first["/en/send/gbr/ind/"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_figures_has_its_pages_too() =>
        Assert.Equal(16, (await PagesAsync(Books.Of([]))).Count);

    [Fact]
    public async Task An_embedded_form_weighs_at_most_30_kB()
    {
        var pages = await PagesAsync(Books.SixServicesAndFigures());

        Assert.All(pages.Where(page => page.Key.Contains("/embed/", StringComparison.Ordinal)), page => Assert.True(Encoding.UTF8.GetByteCount(page.Value) <= 30_000, page.Key));
    }

    private static async Task<SortedDictionary<string, string>> PagesAsync(RemittanceBook book)
    {
        await using var services = new ServiceCollection().AddSitePages().BuildServiceProvider();
        var html = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var packs = new RemittanceFiles(book.Options).PacksAsync(book, services.GetRequiredService<ISitePages>(), new Site(null, false, true), CancellationToken.None);
        await foreach (var pack in packs)
        {
            foreach (var file in (await pack.RenderAsync(CancellationToken.None)).Files.Where(file => file.Address.EndsWith('/'))) html.Add(file.Address, Encoding.UTF8.GetString(file.Content));
        }

        return html;
    }
}
