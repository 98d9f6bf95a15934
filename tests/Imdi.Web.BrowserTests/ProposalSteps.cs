using System.Text.RegularExpressions;
using System.Xml.Linq;
using Imdi.Functions.Commands;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Microsoft.Playwright;
using MimeKit;

namespace Imdi.Web.BrowserTests;

/// <summary>What the people of a proposal's journey do on the pages: the applicant, those who are mailed, the panel, the secretariat.</summary>
internal static partial class ProposalSteps
{
    private static readonly string[] Lists = ["identification.countries", "workPlan", "budget.lines", "sectors", "logframe.outcomes.0.outputs.0.activities"];

    /// <summary>Of a project that begins in half a year; the agency that carries it out is the one that the demonstration's third member of the panel works for.</summary>
    public static Dictionary<string, string> Answers(string title)
    {
        var content = DemonstrationContents.SkillsPassport(DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(6));
        var answers = JsonAnswers.Of(content with
        {
            Identification = content.Identification with { Title = title, Acronym = null, Countries = [new(CountryCode.Parse("PHL"), CountryRole.Origin), new(CountryCode.Parse("QAT"), CountryRole.Destination)] },
            Applicant = content.Applicant with { Name = "Organisation of the journey", Contact = new("Applicant of the journey", "applicant-of-the-journey@example.org", null) },
        }).ToDictionary();
        foreach (string name in answers.Keys.Where(name => name.EndsWith(".amount", StringComparison.Ordinal)).ToList()) answers[name] = answers[name].Split('.')[0];
        return answers;
    }

    // With script the form may wait for what it is saving before it goes: the next page is there when it has been answered and shown.
    private static async Task SendAsync(IPage page, ILocator button)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IFrame frame) => arrived.TrySetResult();
        page.FrameNavigated += Arrive;
        await button.ClickAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.FrameNavigated -= Arrive;
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>Step by step, each with the page's own buttons.</summary>
    public static async Task FillAsync(IPage page, Dictionary<string, string> answers)
    {
        await SoonestAsync();
        while (await page.Locator("form.apply").CountAsync() > 0)
        {
            foreach (string list in Lists)
            {
                while (await page.Locator($"button[value='add:{list}']").CountAsync() > 0 && await page.Locator($"button[value^='remove:{list}.']").CountAsync() < answers.Rows(list).Count)
                {
                    await TypeAsync(page, answers);
                    await SendAsync(page, page.Locator($"button[value='add:{list}']"));
                }
            }

            await TypeAsync(page, answers);
            await SendAsync(page, page.Locator("form.apply [value=next]").Last);
            Assert.DoesNotContain("Error", await page.TitleAsync(), StringComparison.Ordinal);
        }
    }

    public static async Task TypeAsync(IPage page, Dictionary<string, string> answers)
    {
        foreach (var field in await page.Locator("form.apply :is(input:not([type=hidden]), select, textarea)[name]").AllAsync())
        {
            if (await field.GetAttributeAsync("name") is not { } name || !answers.TryGetValue(name, out string? answer)) continue;
            string type = await field.EvaluateAsync<string>("e => e.type"), value = await field.GetAttributeAsync("value") ?? "";
            if (type == "checkbox") await field.SetCheckedAsync(answer.Split(',').Contains(value));
            else if (type == "select-one") await field.SelectOptionAsync(answer);
            else await field.FillAsync(answer);
        }
    }

    public static async Task AnswerAsync(IPage page, string answer)
    {
        await page.Locator($"#answer-{answer}").CheckAsync();
        if (answer == "endorse") await page.Locator("#office").FillAsync("Ministry of Labour");
        await page.Locator("#signatory").FillAsync("Signatory of the journey");
        await page.Locator($"form[action$='{answer}ments'] button, form[action$='{answer}ances'] button").ClickAsync();
        Assert.Equal(0, await page.Locator("main .errors").CountAsync());
    }

    /// <summary>One of five members works for the executing agency: the file stays closed to him. Three of the others review, all four vote.</summary>
    public static async Task JudgeAsync(OpenPage opened, string reference)
    {
        var page = opened.Page;
        string file = $"/en/desk/panel/{reference}/", acts = $"/api/panel/proposals/{reference}/";
        await SignInAsync(opened, "panel-3", file);
        Assert.Contains("conflict of interest", await page.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await SignInAsync(opened, "secretariat", "/en/desk/panel/assignment/");
        await page.Locator("form[action='/api/panel/assignments'] button").ClickAsync();

        int reviews = 0;
        foreach (int member in new[] { 1, 2, 4, 5 })
        {
            await SignInAsync(opened, $"panel-{member}", file);
            await page.Locator("#conflict-none").CheckAsync();
            await SendAsync("declarations");
            if (await page.Locator($"form[action='{acts}review']").CountAsync() == 0) continue;
            reviews++;
            foreach (var good in await page.Locator("fieldset.criterion input[value='4']").AllAsync()) await good.CheckAsync(new() { Force = true });
            foreach (var reason in await page.Locator("fieldset.criterion :is(textarea, input[type=text])").AllAsync()) await reason.FillAsync("Well founded.");
            await page.Locator($"form[action='{acts}review'] [value=yes][name=submit]").ClickAsync();
            Assert.Equal(0, await page.Locator("main .errors").CountAsync());
        }

        Assert.Equal(3, reviews);
        await SignInAsync(opened, "secretariat", file);
        await SendAsync("voting");
        foreach (int member in new[] { 1, 2, 4, 5 })
        {
            await SignInAsync(opened, $"panel-{member}", file);
            await page.Locator("#vote-for").CheckAsync();
            await SendAsync("ballots");
        }

        await SignInAsync(opened, "secretariat", file);
        await SendAsync("voting");
        await page.Locator("#kind-approve-with-conditions").CheckAsync();
        await page.Locator("#reasons").FillAsync("Tested skill that is paid.");
        await page.Locator("#conditions").FillAsync("Two employers have signed.");
        await SendAsync("decisions");
        await SendAsync("release");

        Task SendAsync(string act) => page.Locator($"form[action='{acts}{act}'] button").First.ClickAsync();
    }

    /// <summary>As another person, to whom the desk shows its sign-in first.</summary>
    public static async Task SignInAsync(OpenPage opened, string role, string path)
    {
        await opened.Page.Context.ClearCookiesAsync();
        await opened.GoAsync(path);
        await opened.Page.Locator($"form:has([value={role}]) button").ClickAsync();
        await opened.GoAsync(path);
    }

    public static Task SoonestAsync() => Task.Delay(TimeSpan.FromSeconds(3.5)); // the form's own guard against machines

    /// <summary>The link in the message that came to an address about a proposal.</summary>
    public static async Task<string> LinkAsync(string address, string kind, string title)
    {
        for (int looks = 0; looks < 100; looks++, await Task.Delay(100))
        {
            foreach (string file in System.IO.Directory.GetFiles(LiveSite.Mail, "*.eml"))
            {
                try
                {
                    var message = await MimeMessage.LoadAsync(file);
                    string text = $"{message.Subject} {message.TextBody}".ReplaceLineEndings(" ");
                    if (message.To.Mailboxes.Any(to => to.Address == address) && text.Contains(title, StringComparison.Ordinal) && Link().Match(text) is { Success: true } found && found.Value.Contains($"/{kind}/", StringComparison.Ordinal)) return found.Value;
                }
                catch (Exception busy) when (busy is IOException or FormatException)
                {
                    // It is being written.
                }
            }
        }

        throw new InvalidOperationException($"No message with a link came to {address}.");
    }

    /// <summary>A project's commitments and payments in the IATI file, once it has as many as have been made.</summary>
    public static async Task<IReadOnlyList<string>> PublishedMoneyAsync(IPage page, string reference, int made)
    {
        List<string> found = [];
        for (int looks = 0; looks < 240 && found.Count < made; looks++, await Task.Delay(500))
        {
            var file = XDocument.Parse(await (await page.APIRequest.GetAsync("/api/funding/iati/activities.xml")).TextAsync());
            found = [.. file.Descendants("iati-activity").Where(one => one.Element("iati-identifier")!.Value.EndsWith($"-{reference}", StringComparison.Ordinal)).Elements("transaction")
                .Where(one => one.Element("transaction-type")!.Attribute("code")!.Value is "2" or "3").Select(one => one.Element("value")!.Value)];
        }

        return found;
    }

    public static async Task PublishedAsync(OpenPage opened, string path, string says)
    {
        for (int looks = 0; looks < 120; looks++, await Task.Delay(500))
        {
            var answer = await opened.Page.APIRequest.GetAsync(path);
            if (answer.Status == 200 && (await answer.TextAsync()).Contains(says, StringComparison.Ordinal)) break;
        }

        await opened.GoAsync(path);
        Assert.Contains(says, await opened.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("/en/(endorse|accept)/[^/\\s]+/")]
    private static partial Regex Link();
}
