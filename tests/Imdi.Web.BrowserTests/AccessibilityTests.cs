using Microsoft.Playwright;

namespace Imdi.Web.BrowserTests;

/// <summary>axe with colour contrast on every kind of page, in both schemes and directions, at desktop and phone width.</summary>
public sealed class AccessibilityTests(SamePage page) : IClassFixture<SamePage>
{
    public static TheoryData<string> Pages() => [.. SitePaths.Everything];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path)
    {
        var opened = await page.GoAsync(path, 1280);
        foreach (int width in new[] { 1280, 360 })
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await Axe.FindsNothingAsync(opened, Axe.Everything, $"{path} at {width} px");
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await Axe.FindsNothingAsync(opened, Axe.Colours, $"{path} at {width} px, dark");
        }

        Assert.True(opened.Complaints.Count == 0, $"{path}\n{string.Join('\n', opened.Complaints)}");
    }
}
