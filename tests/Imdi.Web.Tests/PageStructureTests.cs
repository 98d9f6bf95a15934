using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Imdi.Shared;

namespace Imdi.Web.Tests;

public sealed class PageStructureTests : PageTheory
{
    [Theory, MemberData(nameof(EveryPage))]
    public async Task A_page_says_its_language_its_direction_its_title_and_one_heading(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        Assert.Equal(tag, document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(tag == "ar" ? "rtl" : "ltr", document.DocumentElement.GetAttribute("dir"));
        Assert.Single(document.QuerySelectorAll("h1"));
        Assert.Single(document.QuerySelectorAll("main"));
        Assert.NotEmpty(document.Title!.Trim());
        Assert.Equal("CSS1Compat", document.CompatMode);
    }

    [Theory, MemberData(nameof(EveryFramedPage))]
    public async Task A_page_is_described_for_search_and_sharing(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        foreach (string selector in new[] { "meta[name=description]", "meta[property='og:title']", "meta[property='og:description']" })
            Assert.NotEmpty(document.QuerySelector(selector)!.GetAttribute("content")!);
        Assert.Equal(2, document.QuerySelectorAll("meta[name=theme-color]").Length);
        Assert.NotNull(document.QuerySelector("link[rel=icon]"));
        Assert.Equal(tag != "ar", document.QuerySelector("link[rel=preload][as=font]") is not null);
    }

    [Theory, MemberData(nameof(EveryFramedPage))]
    public async Task Every_language_has_its_alternate_and_its_link_to_the_same_page(string page, string tag)
    {
        var document = await ParseAsync(page, tag);
        string path = new Uri(new Uri("https://imdi.example"), document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")).AbsolutePath[3..];

        Assert.Equal(["en", "fr", "es", "ar", "x-default"], document.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("hreflang")));
        Assert.Equal(
            Language.All.Select(language => ($"/{language}{path}", language.Tag)),
            document.QuerySelectorAll(".langs a").Select(link => (link.GetAttribute("href")!, link.GetAttribute("hreflang")!)));
        Assert.Single(document.QuerySelectorAll(".langs [aria-current]"));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Ids_are_unique_and_references_to_them_lead_somewhere(string page, string tag)
    {
        var document = await ParseAsync(page, tag);
        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal(ids.Distinct(), ids);
        string[] references = ["for", "aria-labelledby", "aria-describedby"];
        var targets = references.SelectMany(name => document.QuerySelectorAll($"[{name}]").SelectMany(element => element.GetAttribute(name)!.Split(' ')))
            .Concat(document.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]));
        Assert.Empty(targets.Except(ids));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Every_control_has_a_label_and_every_region_a_name(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        foreach (var control in document.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            Assert.True(document.QuerySelector($"label[for='{control.Id}']") is not null, control.OuterHtml);
        foreach (var region in document.QuerySelectorAll("nav, section, [role=region]"))
            Assert.True(region.ClassList.Contains("two") || region.ClassList.Contains("answer") || region.HasAttribute("aria-label") || region.HasAttribute("aria-labelledby"), region.OuterHtml);
        foreach (var table in document.QuerySelectorAll("table"))
            Assert.True(page.StartsWith("embed", StringComparison.Ordinal) || table.QuerySelector("caption") is not null, table.OuterHtml);
        foreach (var cell in document.QuerySelectorAll("th")) Assert.True(cell.HasAttribute("scope"), cell.OuterHtml);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task A_drawing_is_named_or_hidden_from_assistive_technology(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        foreach (var drawing in document.QuerySelectorAll("svg"))
            Assert.True(drawing.GetAttribute("aria-hidden") == "true" || (drawing.GetAttribute("role") == "img" && drawing.QuerySelector("title")?.TextContent.Length > 0), drawing.OuterHtml[..80]);
        Assert.Empty(document.QuerySelectorAll("img"));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Headings_go_down_one_step_at_a_time(string page, string tag)
    {
        var document = await ParseAsync(page, tag);
        int[] levels = [.. document.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0')];

        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} → h{pair.Second}"));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Nothing_is_inline_that_the_content_policy_forbids(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        Assert.Empty(document.QuerySelectorAll("[style], style"));
        Assert.All(document.Scripts, script => Assert.True(script.Source is not null && script.TextContent.Length == 0));
        Assert.DoesNotContain(document.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        var loaded = document.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], link[rel=preload], use").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href"));
        Assert.All(loaded, address => Assert.StartsWith("/a/", address));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Every_link_within_the_site_leads_to_something_known(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        var links = document.QuerySelectorAll("a[href], link[href], use[href], script[src], form[action]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!)
            .Select(link => link.Replace("https://imdi.example", "", StringComparison.Ordinal))
            .Where(link => link.StartsWith('/'));
        Assert.All(links, link => Assert.True(KnownLinks.Has(link), link));
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task No_text_is_left_unfilled(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        Assert.DoesNotMatch(@"\{\d\}", document.Body!.TextContent);
    }

    [Fact]
    public async Task The_same_model_gives_the_same_bytes()
    {
        var at = PageAddress.Corridor(Language.Arabic, A.Britain, A.Kenya);

        Assert.Equal(await Rendered.Pages.CorridorAsync(A.Site, at, A.Corridor()), await Rendered.Pages.CorridorAsync(A.Site, at, A.Corridor()));
    }

    [Fact]
    public async Task Alternates_stay_root_relative_when_the_site_does_not_know_its_address()
    {
        var document = Parse(await Rendered.Pages.HomeAsync(A.Site with { BaseAddress = null }, PageAddress.Home(Language.French), A.Home()));

        Assert.Equal(["/en/", "/fr/", "/es/", "/ar/", "/"], document.QuerySelectorAll("link[rel=alternate]").Select(link => ((IHtmlLinkElement)link).GetAttribute("href")));
    }
}
