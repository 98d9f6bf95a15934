using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Imdi.Web.BrowserTests;

/// <summary>axe with colour contrast on every kind of page, in both schemes and directions, at desktop and phone width.</summary>
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    public static TheoryData<string> Pages() => [.. SitePaths.Everything];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path)
    {
        foreach (var view in new View[] { new(), new(360), new(1280, IsDark: true), new(360, IsDark: true) })
        {
            await using var opened = await Chromium.OpenAsync(path, view);
            var result = await opened.Page.RunAxe(Rules);
            var found = result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{view}: {rule.Id} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}")).ToList();
            Assert.True(found.Count == 0, $"{path}\n{string.Join('\n', found)}");
            Assert.True(opened.Complaints.Count == 0, $"{path} {view}\n{string.Join('\n', opened.Complaints)}");
        }
    }
}
