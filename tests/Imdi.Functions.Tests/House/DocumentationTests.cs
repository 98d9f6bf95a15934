using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Imdi.Functions.Tests.House;

/// <summary>Pages that list things are held to the things.</summary>
public sealed class DocumentationTests(WholeHouse house) : IClassFixture<WholeHouse>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 0, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Start = "<!-- routes -->\n", End = "<!-- /routes -->";

    [Fact]
    public async Task The_API_page_lists_every_route()
    {
        using var document = JsonDocument.Parse(await house.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));
        string page = Repository.Read("docs", "api.md");
        int from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        string table = Table(document);

        if (Environment.GetEnvironmentVariable("IMDI_REWRITE") == "1") await File.WriteAllTextAsync(Repository.At("docs", "api.md"), page[..from] + table + page[to..]);
        else Assert.Equal(table, page[from..to]);
    }

    /// <summary>Checked in, a line for each value, so that a change of the API shows in review.</summary>
    [Fact]
    public async Task The_description_of_the_API_that_is_checked_in_is_the_one_that_is_answered()
    {
        using var document = JsonDocument.Parse(await house.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));
        string text = JsonSerializer.Serialize(document.RootElement, Readable) + "\n";

        Assert.InRange(text.Length, 1, 1_000_000);
        Assert.DoesNotContain(house.Client.BaseAddress!.Authority, text, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("IMDI_REWRITE") == "1") await File.WriteAllTextAsync(Repository.At("docs", "openapi.json"), text);
        else Assert.Equal(text, Repository.Read("docs", "openapi.json"));
    }

    [Fact]
    public void The_settings_page_lists_every_setting_with_its_default()
    {
        string page = Repository.Read("docs", "settings.md");
        var missing = typeof(Rooms).Assembly.GetTypes()
            .Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } && type.GetConstructor([]) is not null)
            .SelectMany(type => Settings((string)type.GetField("Section")!.GetRawConstantValue()!, Activator.CreateInstance(type)!))
            .Where(line => !page.Contains(line, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage")]
    [InlineData("AzureWebJobsStorage__accountName")]
    [InlineData("AzureWebJobsStorage__blobServiceUri")]
    [InlineData("AzureWebJobsStorage__tableServiceUri")]
    [InlineData("AzureWebJobsStorage__clientId")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT")]
    public void The_settings_page_names_what_the_platform_sets(string name) =>
        Assert.Contains($"`{name}`", Repository.Read("docs", "settings.md"), StringComparison.Ordinal);

    [Fact]
    public void The_infrastructure_sets_only_settings_that_the_page_names()
    {
        string page = Repository.Read("docs", "settings.md");
        var set = Repository.Read("infra", "modules", "app.bicep").Split('\n').Select(line => line.Trim().Split(':')[0])
            .Where(name => name.Contains("__", StringComparison.Ordinal) || name.StartsWith("AzureWebJobs", StringComparison.Ordinal) || name.StartsWith("APPLICATIONINSIGHTS", StringComparison.Ordinal))
            .Where(name => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && name != "AzureWebJobsStorage__credential");

        Assert.All(set, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static string Table(JsonDocument document)
    {
        var rows = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation =>
                $"| `{operation.Name.ToUpperInvariant()} {path.Name}` | {operation.Value.GetProperty("summary").GetString()} |\n"))
            .Order(StringComparer.Ordinal);
        return "| address | what it answers |\n|---|---|\n" + string.Concat(rows);
    }

    private static IEnumerable<string> Settings(string prefix, object options) => options.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .SelectMany(property => property.GetValue(options) switch
        {
            null => [$"| `{prefix}__{property.Name}` | none |"],
            string text => [$"| `{prefix}__{property.Name}` | {text} |"],
            IEnumerable => [$"| `{prefix}__{property.Name}__0`"],
            IFormattable value => [$"| `{prefix}__{property.Name}` | {value.ToString(null, CultureInfo.InvariantCulture)} |"],
            bool flag => [$"| `{prefix}__{property.Name}` | {(flag ? "true" : "false")} |"],
            var nested => Settings($"{prefix}__{property.Name}", nested),
        });
}
