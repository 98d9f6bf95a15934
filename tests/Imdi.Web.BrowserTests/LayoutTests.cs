namespace Imdi.Web.BrowserTests;

public sealed class LayoutTests(SamePage page) : IClassFixture<SamePage>
{
    public static TheoryData<string> Pages() => [.. SitePaths.InEnglishAndArabic];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_overflows_from_320_px_up(string path)
    {
        var opened = await page.GoAsync(path, 1280);
        foreach (int width in new[] { 1280, 360, 320 })
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            int content = await opened.Page.EvaluateAsync<int>("() => Math.max(document.body.scrollWidth, document.documentElement.scrollWidth)");
            Assert.True(content <= width, $"{path} is {content} px wide in a window of {width} px.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_control_and_link_is_large_enough_to_touch(string path)
    {
        var opened = await page.GoAsync(path, 360);
        string[] small = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("button:not([tabindex='-1']), select, input:not([type=hidden]):not([tabindex='-1']), summary, nav a")]
              .filter(e => e.checkVisibility())
              .map(e => ({ e, r: e.getBoundingClientRect() }))
              .filter(({ r }) => r.width > 1 && (r.height < 24 || r.width < 24))
              .map(({ e, r }) => `${e.outerHTML.slice(0, 80)} ${r.width}x${r.height}`)
            """);
        Assert.True(small.Length == 0, $"{path}\n{string.Join('\n', small)}");
    }
}
