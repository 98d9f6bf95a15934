using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Imdi.Functions.Funding;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Funding;

/// <summary>On a static host the register's files are what the application would have answered.</summary>
public sealed class ExportedRegisterTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    [Fact]
    public async Task Every_list_and_every_project_is_a_file_in_every_language_with_what_the_api_answers()
    {
        var book = (await house.Get<RegisterStore>().FindAsync(CancellationToken.None))!;
        var files = (await WriteRegister.FilesAsync(book, house.Get<IOptions<IatiOptions>>().Value, "https://imdi.example", CancellationToken.None)).ToDictionary(file => file.Address, file => Encoding.UTF8.GetString(file.Content));

        Assert.NotEmpty(book.Projects);
        (string, string)[] answers = [("projects", ""), ("movements", ""), ("donors", ""), ("totals/country", "by=country"), ("totals/year", "by=year"), .. book.Projects.Select(project => ($"projects/{project.Reference}", ""))];
        foreach (var (list, asked) in answers)
        {
            foreach (var language in Language.All)
            {
                string address = $"/api/funding/{(asked.Length > 0 ? "totals" : list)}", file = language == Language.English ? $"/api/funding/{list}" : $"/{language}/api/funding/{list}";
                string query = string.Join("&", new[] { $"lang={language}", asked }.Where(part => part.Length > 0));
                Assert.Equal(WithoutRun(await house.TextAsync($"{address}.json?{query}")), WithoutRun(files[$"{file}.json"]));
                Assert.Equal(WithoutLastColumn(await house.TextAsync($"{address}.csv?{query}")), WithoutLastColumn(files[$"{file}.csv"]));
            }
        }

        foreach (string name in new[] { "activities", "organisation" }) Assert.Equal(await house.TextAsync($"/api/funding/iati/{name}.xml"), files[$"/api/funding/iati/{name}.xml"]);
    }

    [Fact]
    public async Task An_empty_register_has_its_lists_and_no_file_that_the_standard_refuses()
    {
        var files = await WriteRegister.FilesAsync(RegisterBook.Empty, house.Get<IOptions<IatiOptions>>().Value, null, CancellationToken.None);

        Assert.Contains(files, file => file.Address == "/fr/api/funding/projects.csv");
        Assert.DoesNotContain(files, file => file.Address == "/api/funding/iati/activities.xml");
    }

    [Fact]
    public async Task An_empty_register_answers_in_words_instead_of_a_file_that_is_not_valid()
    {
        await using var host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 1, 30, 0, TimeSpan.Zero)));
        await host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        Assert.Null((await host.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None)).Refusal);
        using var client = host.Client();
        using var activities = await client.GetAsync(new Uri("/api/funding/iati/activities.xml", UriKind.Relative));
        using var organisation = await client.GetAsync(new Uri("/api/funding/iati/organisation.xml", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (activities.StatusCode, organisation.StatusCode));
        Assert.Equal("urn:imdi:register-empty", (string)JsonNode.Parse(await activities.Content.ReadAsStringAsync())!["type"]!);
    }

    private static string WithoutRun(string json)
    {
        var answer = JsonNode.Parse(json)!.AsObject();
        answer.Remove("run");
        return answer.ToJsonString();
    }

    // Rows that hold line breaks stay whole enough to compare: only what follows a line's last comma goes.
    private static IEnumerable<string> WithoutLastColumn(string csv) => csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.LastIndexOf(',')]);
}
