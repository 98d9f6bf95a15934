using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>The whole application over an emulated account of its own, as a person without script uses it: pages are read, their own forms are filled in and sent.</summary>
public sealed class IntakeHouse : IAsyncLifetime
{
    private static readonly HtmlParser Parser = new();
    private TestHost _host = null!;
    private HttpClient _client = null!;

    internal SentMessages Sent { get; } = new();

    internal FakeTimeProvider Clock { get; } = new(A.Now);

    public async Task InitializeAsync()
    {
        string storage = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(storage).EnsureCreatedAsync(CancellationToken.None);
        _host = await TestHost.WholeAsync(
            storage, Clock, "Development", new() { ["Imdi:PostsPerMinute"] = "100000", ["FormGuard:FormsPerDay"] = "100000", ["PublishedRun:SecondsBetweenChecks"] = "0" }, services => services.AddSingleton<IOutbox>(Sent));
        _client = _host.Client();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    internal T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    internal async Task<(HttpStatusCode Status, IHtmlDocument Page)> PageAsync(string address, string? role = null)
    {
        using var response = await SendAsync(new(HttpMethod.Get, address), role);
        return (response.StatusCode, Parser.ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends a page's form as a browser would, with these answers in it; follows a redirect.</summary>
    internal async Task<Posted> PostAsync(IHtmlDocument page, IReadOnlyDictionary<string, string> answers, string? act = null, string form = "main form", string button = "act", string? role = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(5));
        var element = (IHtmlFormElement)page.QuerySelector(form)!;
        List<KeyValuePair<string, string>> fields = [];
        foreach (var control in element.Elements)
        {
            string? name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || control is IHtmlButtonElement) continue;
            string value = control switch { IHtmlInputElement input => input.Value, IHtmlSelectElement select => select.Value ?? "", IHtmlTextAreaElement area => area.Value, _ => "" };
            bool isTick = control is IHtmlInputElement { Type: "checkbox" or "radio" };
            if (isTick && answers.TryGetValue(name, out string? chosen)) { if (chosen.Split(',').Contains(value)) fields.Add(new(name, value)); }
            else if (!isTick || ((IHtmlInputElement)control).IsChecked) fields.Add(new(name, !isTick && control.GetAttribute("type") != "hidden" && answers.TryGetValue(name, out string? typed) ? typed : value));
        }

        if (act is not null) fields.Add(new(button, act));
        using var content = new FormUrlEncodedContent(fields);
        return await SentAsync(element, content, role);
    }

    /// <summary>Sends a file by the page's own form for it.</summary>
    internal async Task<Posted> AttachAsync(IHtmlDocument page, string name, byte[] bytes)
    {
        var element = (IHtmlFormElement)page.QuerySelector("main form[enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in element.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "hidden")) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new ByteArrayContent(bytes), "file", name);
        return await SentAsync(element, content, null);
    }

    /// <summary>Fills in the whole form, step by step, and answers the page on which the answers are checked.</summary>
    /// <param name="each">What else somebody does on a page before it is sent.</param>
    internal async Task<IHtmlDocument> FillAsync(string start, IReadOnlyDictionary<string, string> answers, Func<IHtmlDocument, Task<IHtmlDocument>>? each = null)
    {
        var (_, page) = await PageAsync(start);
        while (page.QuerySelector("form.apply") is not null)
        {
            // Rows that the page does not have yet are asked for by its buttons, one after the other.
            foreach (string list in new[] { "identification.countries", "workPlan", "budget.lines", "budget.coFinance", "sectors", "logframe.outcomes.0.outputs.0.activities" })
            {
                for (int rows = answers.Rows(list).Count; page.QuerySelector($"button[value='add:{list}']") is not null && page.QuerySelectorAll($"button[value^='remove:{list}.']").Length < rows;)
                    page = (await PostAsync(page, answers, $"add:{list}", "form.apply")).Page;
            }

            if (each is not null) page = await each(page);
            var posted = await PostAsync(page, answers, "next", "form.apply");
            Assert.True(posted.Status == HttpStatusCode.SeeOther, $"{page.Title}: {string.Join(", ", posted.Errors)}");
            page = posted.Page;
        }

        return page;
    }

    /// <summary>Answers to every field, as an applicant of a kind types them.</summary>
    internal static Dictionary<string, string> Answers(ApplicantType type, string email, string currency)
    {
        var answers = JsonAnswers.Of(A.Content(content => content with { Applicant = content.Applicant with { Type = type, Contact = content.Applicant.Contact! with { Email = email } } })).ToDictionary();
        answers["budget.currency"] = currency;
        answers.Remove("partners.executing.0.organisation");
        foreach (string name in answers.Keys.Where(name => name.StartsWith("budget.", StringComparison.Ordinal) && name.EndsWith(".amount", StringComparison.Ordinal)).ToList()) answers[name] = answers[name].Split('.')[0];
        return answers;
    }

    private async Task<Posted> SentAsync(IHtmlFormElement element, HttpContent content, string? role)
    {
        using var response = await SendAsync(new(HttpMethod.Post, element.GetAttribute("action")!) { Content = content }, role);
        string? location = response.Headers.Location?.ToString();
        return response.StatusCode == HttpStatusCode.SeeOther
            ? new(response.StatusCode, location, (await PageAsync(location!, role)).Page)
            : new(response.StatusCode, null, Parser.ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    internal async Task<(HttpStatusCode Status, JsonElement Json, string? Tag)> JsonAsync(HttpMethod method, string address, string? body = null, string? role = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await SendAsync(request, role);
        string text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default, response.Headers.ETag?.ToString());
    }

    /// <summary>A draft with these answers, and its link.</summary>
    internal async Task<string> DraftAsync(IReadOnlyDictionary<string, string> answers)
    {
        var opened = await JsonAsync(HttpMethod.Post, "/api/proposals/drafts", JsonSerializer.Serialize(new { answers, language = "en" }));
        Assert.True(opened.Status == HttpStatusCode.Created, opened.Json.ToString());
        return opened.Json.GetProperty("link").GetString()!;
    }

    /// <summary>A proposal of these answers; its status page.</summary>
    internal Task<string> SubmittedAsync(string email) => SubmittedAsync(Answers(ApplicantType.Private, email, "USD"));

    internal async Task<string> SubmittedAsync(Dictionary<string, string> answers)
    {
        string link = await DraftAsync(answers);
        var submitted = await JsonAsync(HttpMethod.Post, "/api/proposals", $$"""{"draft":"{{link}}"}""");
        Assert.True(submitted.Status == HttpStatusCode.Created, submitted.Json.ToString());
        return submitted.Json.GetProperty("page").GetString()!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? role)
    {
        if (role is null) return await _client.SendAsync(request);
        using var signIn = await _client.PostAsJsonAsync(new Uri("/api/auth/development", UriKind.Relative), new { role });
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return await _client.SendAsync(request);
    }
}

internal sealed record Posted(HttpStatusCode Status, string? Location, IHtmlDocument Page)
{
    public string Text => Page.Body!.TextContent;

    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")!)];
}
