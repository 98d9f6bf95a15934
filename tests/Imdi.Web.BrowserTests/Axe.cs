using System.Text.Json;
using Deque.AxeCore.Commons;

namespace Imdi.Web.BrowserTests;

/// <summary>axe in the page itself, its script given once: the package's own way opens an empty page beside it for every run and tells of every node that is right.</summary>
internal static class Axe
{
    /// <summary>WCAG 2.2 AA and what axe calls best practice, colour contrast among it.</summary>
    public static string Everything { get; } = OptionsOf("tag", ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);

    /// <summary>A scheme changes colours alone; structure is the same document.</summary>
    public static string Colours { get; } = OptionsOf("rule", ["color-contrast", "link-in-text-block"]);

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task FindsNothingAsync(OpenPage opened, string options, string where)
    {
        if (!await opened.Page.EvaluateAsync<bool>("() => 'axe' in window")) await opened.Page.EvaluateAsync(Script);
        string[] found = await opened.Page.EvaluateAsync<string[]>(
            """
            async (options) => (await axe.run(document, JSON.parse(options))).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.html} ${node.any.map(check => check.message).join(" ")}`))
            """, options);
        Assert.True(found.Length == 0, $"{where}\n{string.Join('\n', found)}");
    }

    private static string OptionsOf(string type, string[] values) => JsonSerializer.Serialize(new { runOnly = new { type, values }, resultTypes = (string[])["violations"] });
}
