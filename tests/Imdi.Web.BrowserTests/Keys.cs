using Microsoft.Playwright;

namespace Imdi.Web.BrowserTests;

/// <summary>
/// Somebody without a pointer: Tab until a place is reached, and every stop on the way is looked at. The focus has to be seen there (an outline of two
/// pixels at least, within the window), and it goes on as a reader does: down, or to a column beside, never back up (WCAG 2.4.3, 2.4.7, 2.4.11).
/// </summary>
internal sealed class Keys(IPage page)
{
    private const int MostStops = 120;

    private const string Look = """
        () => {
          const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
          const top = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height, 20) / 2)));
          return {
            name: `${at.tagName} ${at.id || at.getAttribute("name") || ""} ${at.textContent.trim().slice(0, 30)}`,
            seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            covered: !(top === at || at.contains(top) || top?.contains(at)),
            top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
          };
        }
        """;

    private Stop? _before;

    /// <summary>Tab by Tab to the first place that a selector names.</summary>
    public async Task ToAsync(string selector)
    {
        for (int stops = 0; stops < MostStops; stops++)
        {
            await PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }

        Assert.Fail($"No Tab leads to {selector}.");
    }

    public async Task PressAsync(string key)
    {
        await page.Keyboard.PressAsync(key);
        var stop = await page.EvaluateAsync<Stop>(Look);
        Assert.True(stop.Seen && !stop.Covered, $"The focus is not seen at {stop} on {page.Url}");
        if (key == "Tab" && _before is { } before) Assert.True(stop.Bottom > before.Top || stop.Left >= before.Right, $"The focus goes back up, from {before} to {stop} on {page.Url}");
        _before = stop;
    }

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Enter, and the page that it leads to.</summary>
    public async Task EnterAsync()
    {
        await page.EvaluateAsync("() => { window.isBefore = true; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
        _before = null;
    }

    private sealed record Stop
    {
        public string Name { get; init; } = "";

        public bool Seen { get; init; }

        public bool Covered { get; init; }

        public double Top { get; init; }

        public double Bottom { get; init; }

        public double Left { get; init; }

        public double Right { get; init; }
    }
}
