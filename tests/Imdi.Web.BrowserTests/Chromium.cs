using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Imdi.Web.BrowserTests;

/// <summary>One Chromium for the assembly. Each page fails its test on a console error, a failed request or a policy violation.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static async Task<OpenPage> OpenAsync(string path, View view)
    {
        var browser = await Started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (await LiveSite.AddressAsync()).ToString(),
            ViewportSize = new ViewportSize { Width = view.Width, Height = 900 },
            JavaScriptEnabled = view.HasScript,
            // A change of scheme on one page must not be measured half-way through a transition.
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        var page = await context.NewPageAsync();
        var opened = new OpenPage(context, page);
        await opened.GoAsync(path);
        return opened;
    }

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("IMDI_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Flags,
        });
    }
}

/// <summary>One page that goes from address to address, for tests that look at many: starting a renderer takes longer than most of them.</summary>
public sealed class SamePage : IAsyncLifetime
{
    private OpenPage _opened = null!;

    public async Task InitializeAsync() => _opened = await Chromium.OpenAsync("/en/about/", new View());

    public async Task DisposeAsync() => await _opened.DisposeAsync();

    internal async Task<OpenPage> GoAsync(string path, int width)
    {
        await _opened.Page.SetViewportSizeAsync(width, 900);
        await _opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        _opened.Forget();
        await _opened.GoAsync(path);
        return _opened;
    }
}

internal sealed record View(int Width = 1280, bool HasScript = true);

internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsOwnRefusal(message)) _complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.RequestFailed += (_, request) => _complaints.Add($"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) => Requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    public List<Uri> Requests { get; } = [];

    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What came before is no longer complained of.</summary>
    public void Forget()
    {
        _complaints.Clear();
        Requests.Clear();
    }

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>Waits until the page stands at an address and is whole. Looked at again and again: who waits for the event of arriving can have missed it.</summary>
    public async Task ArriveAsync(string pattern)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = 30_000 });
        await Page.WaitForLoadStateAsync();
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    // The browser reports a page that answers 404 or 422 with its own words as an error of that very address.
    private bool IsOwnRefusal(IConsoleMessage message) =>
        message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal) && message.Location.StartsWith(Page.Url, StringComparison.Ordinal);
}
