using Microsoft.Playwright;
using static Imdi.Web.BrowserTests.ProposalSteps;

namespace Imdi.Web.BrowserTests;

/// <summary>A proposal's whole way, in a real browser over the real application: by its own forms, by the links that were mailed, by the demonstration roles.</summary>
public sealed class ProposalJourneyTests
{
    [Theory, InlineData(360, false), InlineData(1280, true)]
    public async Task From_the_first_answer_to_money_that_everybody_sees(int width, bool hasScript)
    {
        string title = $"A journey at {width} px {Guid.NewGuid():N}"[..40];
        await using var opened = await Chromium.OpenAsync("/en/apply/new/", new View(width, hasScript));
        var page = opened.Page;

        await FillAsync(page, Answers(title));
        await page.Locator("main a.btn").ClickAsync();
        await page.Locator("[name=declared]").CheckAsync();
        await SoonestAsync();
        await page.Locator("form[action='/api/proposals'] button").ClickAsync();
        string reference = await page.Locator(".ref").InnerTextAsync();
        string status = await page.Locator("main a[href*='/apply/status/']").GetAttributeAsync("href") ?? "";

        foreach (string country in new[] { "phl", "qat" })
        {
            await opened.GoAsync(await LinkAsync($"demonstration-focal-point-{country}@example.org", "endorse", title));
            await AnswerAsync(page, "endorse");
        }

        await opened.GoAsync(await LinkAsync("demonstration-agency@example.org", "accept", title));
        await AnswerAsync(page, "accept");
        await opened.GoAsync(status);
        Assert.Contains("With the panel", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await JudgeAsync(opened, reference);
        await opened.GoAsync(status);
        Assert.Contains("Approve with conditions", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await MoneySteps.FundAsync(opened, title);
        await MoneySteps.PayAsync(opened, title);

        Assert.Equal(["60000.00", "30000.00", "30000.00"], await PublishedMoneyAsync(page, reference, 3));
        await PublishedAsync(opened, $"/en/proposals/{reference.ToLowerInvariant()}/", "Under way");
        Assert.Contains("60,000", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await opened.GoAsync($"/en/proposals/?q={reference}");
        Assert.Equal(title, await page.Locator("main table a").First.InnerTextAsync());
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

    [Fact]
    public async Task The_first_answers_begin_the_draft_and_what_could_not_be_sent_is_found_on_the_device()
    {
        string name = $"Typed at first {Guid.NewGuid():N}"[..30], other = name + " and then offline";
        await using var opened = await Chromium.OpenAsync("/en/apply/new/", new View(360));
        var page = opened.Page;
        await page.Locator("[name='applicant.name']").FillAsync(name);
        await page.Locator("[data-autosave] [role=status]:has-text('Saved at')").WaitForAsync(new() { Timeout = 15_000 });
        string draft = new Uri(page.Url).AbsolutePath;
        Assert.StartsWith("/en/apply/r/", draft, StringComparison.Ordinal);
        await opened.GoAsync(draft);
        Assert.Equal(name, await page.Locator("[name='applicant.name']").InputValueAsync());

        await page.Locator("#keep-here").CheckAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[name='applicant.name']").FillAsync(other);
        await page.Locator("form.apply [value=next]").Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.StartsWith("http", StringComparison.Ordinal) || url.Contains("/api/", StringComparison.Ordinal));
        await page.Context.SetOfflineAsync(false);
        await opened.GoAsync(draft);
        Assert.Equal(name, await page.Locator("[name='applicant.name']").InputValueAsync());
        await page.Locator("[data-found] [data-use]").ClickAsync();
        Assert.Equal(other, await page.Locator("[name='applicant.name']").InputValueAsync());

        await page.Locator("form.apply [value=save]").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/saved/", StringComparison.Ordinal));
        await opened.GoAsync(draft);
        Assert.Equal(other, await page.Locator("[name='applicant.name']").InputValueAsync());
        Assert.True(await page.Locator("[data-found]").IsHiddenAsync());
        Assert.Null(await page.EvaluateAsync<string?>("() => Object.keys(localStorage).find(key => key.startsWith('imdi-draft')) ?? null"));
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public async Task The_panels_file_passes_axe_and_overflows_nowhere(string language)
    {
        await using var opened = await Chromium.OpenAsync($"/{language}/", new View());
        await SignInAsync(opened, "secretariat", $"/{language}/desk/panel/{SitePaths.UnderReview}/");
        await UploadJourneyTests.CheckAsync(opened, $"the panel's file, {language}");
    }
}
