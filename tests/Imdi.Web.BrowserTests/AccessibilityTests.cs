using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Imdi.Web.BrowserTests;

/// <summary>axe with colour contrast on every kind of page, in both schemes and directions, at desktop and phone width.</summary>
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    // A scheme changes colours alone; structure is the same document and has been looked at.
    private static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    public static TheoryData<string> Pages() => [.. SitePaths.Everything];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path)
    {
        await using var opened = await Chromium.OpenAsync(path, new View());
        foreach (int width in new[] { 1280, 360 })
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await CheckAsync(opened, Everything, $"{path} at {width} px");
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await CheckAsync(opened, Colours, $"{path} at {width} px, dark");
        }

        Assert.True(opened.Complaints.Count == 0, $"{path}\n{string.Join('\n', opened.Complaints)}");
    }

    private static async Task CheckAsync(OpenPage opened, AxeRunOptions rules, string where)
    {
        var result = await opened.Page.RunAxe(rules);
        var found = result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}")).ToList();
        Assert.True(found.Count == 0, $"{where}\n{string.Join('\n', found)}");
    }
}
