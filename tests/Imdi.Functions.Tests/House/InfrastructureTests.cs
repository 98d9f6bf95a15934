using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.House;

/// <summary>The templates build and lint without a word, and hold what the security baseline asks of them.</summary>
public sealed class InfrastructureTests
{
    private static readonly Lazy<Task<(int Code, string Output, string Warnings)>> Built = new(() => RunAsync("build", "main.bicep", "--stdout"));

    private static string Bicep => typeof(InfrastructureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Bicep").Value!;

    [Fact]
    public async Task The_templates_build_without_warnings()
    {
        var (code, _, warnings) = await Built.Value;

        Assert.Equal("", warnings);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("lint", "main.bicep")]
    [InlineData("build-params", "main.bicepparam", "--stdout")]
    public async Task The_templates_lint_and_take_their_parameters_without_warnings(params string[] arguments)
    {
        var (code, _, warnings) = await RunAsync(arguments);

        Assert.Equal("", warnings);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Storage_takes_no_shared_key_and_shows_nothing_to_the_public()
    {
        var account = Resource(await TemplateAsync(), "Microsoft.Storage/storageAccounts").GetProperty("properties");

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public async Task Logs_are_taken_by_identity_only_and_up_to_a_ceiling()
    {
        var template = await TemplateAsync();

        Assert.True(Resource(template, "Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(Resource(template, "Microsoft.OperationalInsights/workspaces").GetProperty("properties").GetProperty("workspaceCapping").TryGetProperty("dailyQuotaGb", out _));
    }

    [Fact]
    public async Task The_application_runs_as_an_identity_on_Flex_Consumption()
    {
        var app = Resource(await TemplateAsync(), "Microsoft.Web/sites");
        var runtime = app.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime");

        Assert.Equal("UserAssigned", app.GetProperty("identity").GetProperty("type").GetString());
        Assert.True(app.GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("dotnet-isolated", runtime.GetProperty("name").GetString());
        Assert.Equal("10.0", runtime.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Every_role_is_given_to_a_service_principal()
    {
        var assignments = All(await TemplateAsync(), "Microsoft.Authorization/roleAssignments").ToList();

        Assert.NotEmpty(assignments);
        Assert.All(assignments, one => Assert.Equal("ServicePrincipal", one.GetProperty("properties").GetProperty("principalType").GetString()));
    }

    [Fact]
    public void The_containers_and_tables_are_those_of_the_code()
    {
        string source = Repository.Read("infra", "modules", "storage.bicep");

        Assert.Contains($"var containers = [{Quoted(StorageNames.Containers)}]", source, StringComparison.Ordinal);
        Assert.Contains($"var tables = [{Quoted(StorageNames.Tables)}]", source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_azd_deploys_is_the_worker_head() =>
        Assert.Contains("project: functions/Imdi.Functions.Worker", Repository.Read("azure.yaml"), StringComparison.Ordinal);

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static async Task<JsonElement> TemplateAsync() => JsonDocument.Parse((await Built.Value).Output).RootElement;

    private static JsonElement Resource(JsonElement template, string type) => All(template, type).Single();

    private static IEnumerable<JsonElement> All(JsonElement element, string type) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("type", out var own) && own.ValueKind == JsonValueKind.String && own.GetString() == type && element.TryGetProperty("apiVersion", out _)
            => element.TryGetProperty("existing", out var existing) && existing.GetBoolean() ? [] : [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => All(property.Value, type)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => All(item, type)),
        _ => [],
    };

    private static async Task<(int Code, string Output, string Warnings)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Bicep, arguments) { WorkingDirectory = Repository.At("infra"), RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string warnings = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, warnings.Trim());
    }
}
