using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Commands;
using Imdi.Functions.Proposals;
using Microsoft.Playwright;
using MimeKit;

namespace Imdi.Web.BrowserTests;

/// <summary>A proposal's whole way, in a real browser over the real application: by its own forms, by the links that were mailed, by the demonstration roles.</summary>
public sealed partial class ProposalJourneyTests
{
    private static readonly string[] Lists = ["identification.countries", "workPlan", "budget.lines", "sectors", "logframe.outcomes.0.outputs.0.activities"];

    [Fact]
    public async Task On_a_phone_without_script_from_the_first_answer_to_money_that_everybody_sees()
    {
        string title = $"A journey without script {Guid.NewGuid():N}"[..40];
        await using var opened = await Chromium.OpenAsync("/en/apply/new/", new View(360, HasScript: false));
        var page = opened.Page;

        await FillAsync(page, Answers(title));
        await page.Locator("main a.btn").ClickAsync();
        await page.Locator("[name=declared]").CheckAsync();
        await SoonestAsync();
        await page.Locator("form[action='/api/proposals'] button").ClickAsync();
        string reference = await page.Locator(".ref").InnerTextAsync();
        string status = await page.Locator("main a[href*='/apply/status/']").GetAttributeAsync("href") ?? "";

        foreach (string country in new[] { "npl", "qat" })
        {
            await opened.GoAsync(await LinkAsync($"demonstration-focal-point-{country}@example.org", "endorse", title));
            await AnswerAsync(page, "endorse");
        }

        await opened.GoAsync(await LinkAsync("agency-of-the-journey@example.org", "accept", title));
        await AnswerAsync(page, "accept");
        await opened.GoAsync(status);
        Assert.Contains("With the panel", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await JudgeAsync(opened, reference);
        await opened.GoAsync(status);
        Assert.Contains("Approve with conditions", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await PayAsync(opened, title);

        await PublishedAsync(opened, $"/en/proposals/{reference.ToLowerInvariant()}/", "Under way");
        Assert.Contains("30,000", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await opened.GoAsync($"/en/proposals/?q={reference}");
        Assert.Equal(title, await page.Locator("main table a").First.InnerTextAsync());
        var iati = await page.APIRequest.GetAsync("/api/funding/iati/activities.xml");
        Assert.Contains($"-{reference}</iati-identifier>", await iati.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task With_script_answers_are_saved_as_they_are_typed_found_on_another_device_and_two_tabs_are_told_apart()
    {
        string title = $"A journey with script {Guid.NewGuid():N}"[..40];
        await using var opened = await Chromium.OpenAsync("/en/apply/new/", new View(360));
        var page = opened.Page;
        await TypeAsync(page, Answers(title));
        await SoonestAsync();
        await page.Locator("form.apply [value=next]").Last.ClickAsync();
        string step = new Uri(page.Url).AbsolutePath.Replace("/countries/", "/component/", StringComparison.Ordinal);

        await opened.GoAsync(step);
        await page.Locator("[name='identification.title']").FillAsync(title);
        await page.Locator("[data-autosave] [role=status]:has-text('Saved at')").WaitForAsync(new() { Timeout = 8_000 });
        await page.Locator("form.apply [value=save]").ClickAsync();
        string link = new Uri(await page.Locator(".code a").InnerTextAsync() is var shown && Uri.IsWellFormedUriString(shown, UriKind.Absolute) ? shown : (await LiveSite.AddressAsync()) + shown.TrimStart('/')).AbsolutePath;

        await using var other = await Chromium.OpenAsync(link, new View(1280));
        Assert.Equal(title, await other.Page.Locator("[name='identification.title']").InputValueAsync());

        await opened.GoAsync(step);
        await other.Page.Locator("[name='identification.title']").FillAsync(title + " there");
        await other.Page.Locator("form.apply [value=save]").ClickAsync();
        await page.Locator("[name='identification.title']").FillAsync(title + " here");
        await page.Locator("form.apply [value=next]").Last.ClickAsync();
        Assert.Equal("Two answers to the same question", await page.Locator("h1").InnerTextAsync());
        await page.Locator("main form button").ClickAsync();
        Assert.Equal(title + " here", await page.Locator("[name='identification.title']").InputValueAsync());
        Assert.Empty(other.Complaints);
        foreach (string language in new[] { "en", "ar" })
        {
            await opened.GoAsync(step.Replace("/en/", $"/{language}/", StringComparison.Ordinal).Replace("/component/", "/budget/", StringComparison.Ordinal) + "?check=yes");
            await UploadJourneyTests.CheckAsync(opened, $"a step with errors, {language}");
        }
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public async Task The_panels_file_passes_axe_and_overflows_nowhere(string language)
    {
        await using var opened = await Chromium.OpenAsync($"/{language}/", new View());
        await SignInAsync(opened, "secretariat", $"/{language}/desk/panel/{SitePaths.UnderReview}/");
        await UploadJourneyTests.CheckAsync(opened, $"the panel's file, {language}");
    }

    private static Dictionary<string, string> Answers(string title)
    {
        var content = DemonstrationContents.SkillsPassport(DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(6));
        var answers = JsonAnswers.Of(content with
        {
            Identification = content.Identification with { Title = title, Acronym = null },
            Applicant = content.Applicant with { Name = "Organisation of the journey", Contact = new("Applicant of the journey", "applicant-of-the-journey@example.org", null) },
            Partners = content.Partners with { Executing = [new("Agency of the journey", null, "agency-of-the-journey@example.org")] },
        }).ToDictionary();
        foreach (string name in answers.Keys.Where(name => name.EndsWith(".amount", StringComparison.Ordinal)).ToList()) answers[name] = answers[name].Split('.')[0];
        return answers;
    }

    /// <summary>Step by step, each with the page's own buttons.</summary>
    private static async Task FillAsync(IPage page, Dictionary<string, string> answers)
    {
        await SoonestAsync();
        while (await page.Locator("form.apply").CountAsync() > 0)
        {
            foreach (string list in Lists)
            {
                while (await page.Locator($"button[value='add:{list}']").CountAsync() > 0 && await page.Locator($"button[value^='remove:{list}.']").CountAsync() < answers.Rows(list).Count)
                {
                    await TypeAsync(page, answers);
                    await page.Locator($"button[value='add:{list}']").ClickAsync();
                }
            }

            await TypeAsync(page, answers);
            await page.Locator("form.apply [value=next]").Last.ClickAsync();
            Assert.DoesNotContain("Error", await page.TitleAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task TypeAsync(IPage page, Dictionary<string, string> answers)
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

    private static async Task AnswerAsync(IPage page, string answer)
    {
        await page.Locator($"#answer-{answer}").CheckAsync();
        if (answer == "endorse") await page.Locator("#office").FillAsync("Ministry of Labour");
        await page.Locator("#signatory").FillAsync("Signatory of the journey");
        await page.Locator($"form[action$='{answer}ments'] button, form[action$='{answer}ances'] button").ClickAsync();
        Assert.Equal(0, await page.Locator("main .errors").CountAsync());
    }

    /// <summary>One of five members acts for a country involved: the file stays closed to him. Three of the others review, all four vote.</summary>
    private static async Task JudgeAsync(OpenPage opened, string reference)
    {
        var page = opened.Page;
        string file = $"/en/desk/panel/{reference}/", acts = $"/api/panel/proposals/{reference}/";
        await SignInAsync(opened, "panel-1", file);
        Assert.Contains("conflict of interest", await page.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await SignInAsync(opened, "secretariat", "/en/desk/panel/assignment/");
        await page.Locator("form[action='/api/panel/assignments'] button").ClickAsync();

        int reviews = 0;
        for (int member = 2; member <= 5; member++)
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
        for (int member = 2; member <= 5; member++)
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

    private static async Task PayAsync(OpenPage opened, string title)
    {
        string today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await SignInAsync(opened, "donor", "/en/desk/");
        string pledge = (await SendAsync(HttpMethod.Post, "pledges", """{"amount":{"amount":"60000.00","currency":"CHF"},"window":"core"}""", 201)).GetProperty("id").GetString()!;
        await SignInAsync(opened, "secretariat", "/en/desk/proposals/");
        string project = (await opened.Page.Locator($"tr:has-text('{title}') a").First.GetAttributeAsync("href"))!.TrimEnd('/').Split('/')[^1];
        string contribution = (await SendAsync(HttpMethod.Post, "contributions", $$$"""{"donor":"demonstration-donor","agreement":"JOURNEY","signedOn":"{{{today}}}","pledge":"{{{pledge}}}","proposal":"{{{project}}}","parts":[{"window":"core","amount":{"amount":"60000.00","currency":"CHF"}}]}""", 201)).GetProperty("id").GetString()!;
        await SendAsync(HttpMethod.Post, "receipts", $$"""{"contribution":"{{contribution}}","window":"core","amount":{"amount":"60000.00","currency":"CHF"},"arrivedOn":"{{today}}","clearedOn":"{{today}}"}""", 201);
        await SendAsync(HttpMethod.Post, "allocations", $$"""{"proposal":"{{project}}","window":"core","amount":{"amount":"60000.00","currency":"CHF"},"on":"{{today}}"}""", 201);
        await SendAsync(HttpMethod.Put, $"grants/{project}/tranches", """[{"number":1,"window":"core","amount":{"amount":"30000.00","currency":"CHF"}},{"number":2,"window":"core","amount":{"amount":"30000.00","currency":"CHF"},"condition":1}]""", 200);
        await SendAsync(HttpMethod.Post, $"grants/{project}/tranches/1/payment", $$"""{"on":"{{today}}"}""", 201);
        await SendAsync(HttpMethod.Post, $"grants/{project}/tranches/2/payment", $$"""{"on":"{{today}}"}""", 409);
        await SendAsync(HttpMethod.Post, $"grants/{project}/conditions/1", """{"text":"Both contracts were received."}""", 200);
        await SendAsync(HttpMethod.Post, $"grants/{project}/tranches/2/payment", $$"""{"on":"{{today}}"}""", 201);

        async Task<JsonElement> SendAsync(HttpMethod method, string at, string body, int status)
        {
            var answer = await opened.Page.APIRequest.FetchAsync($"/api/funding/{at}", new()
            {
                Method = method.Method, DataString = body,
                Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Sec-Fetch-Site"] = "same-origin", ["Idempotency-Key"] = $"{at} {title}" },
            });
            Assert.True(answer.Status == status, $"{at}: {answer.Status} {await answer.TextAsync()}");
            return JsonDocument.Parse(await answer.TextAsync()).RootElement;
        }
    }

    /// <summary>As another person, to whom the desk shows its sign-in first.</summary>
    private static async Task SignInAsync(OpenPage opened, string role, string path)
    {
        await opened.Page.Context.ClearCookiesAsync();
        await opened.GoAsync(path);
        await opened.Page.Locator($"form:has([value={role}]) button").ClickAsync();
        await opened.GoAsync(path);
    }

    private static Task SoonestAsync() => Task.Delay(TimeSpan.FromSeconds(3.5)); // the form's own guard against machines

    /// <summary>The link in the message that came to an address about a proposal.</summary>
    private static async Task<string> LinkAsync(string address, string kind, string title)
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

    private static async Task PublishedAsync(OpenPage opened, string path, string says)
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
