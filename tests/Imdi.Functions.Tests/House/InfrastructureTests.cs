using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Tests.House;

/// <summary>The templates build and lint without a word, and hold what the security baseline asks of them.</summary>
public sealed class InfrastructureTests
{
    [Fact]
    public async Task The_templates_build_without_warnings()
    {
        var (code, _, warnings) = await Templates.Built;

        Assert.Equal("", warnings);
        Assert.Equal(0, code);
    }

    public static TheoryData<string> Regions => [.. Files];

    private static IEnumerable<string> Files => System.IO.Directory.EnumerateFiles(Repository.At("infra"), "*.bicepparam").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Fact]
    public async Task The_templates_lint_without_warnings()
    {
        var (code, _, warnings) = await Templates.RunAsync("lint", "main.bicep");

        Assert.Equal("", warnings);
        Assert.Equal(0, code);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task A_region_is_one_file_of_parameters_whose_codes_exist(string file)
    {
        var (code, output, warnings) = await Templates.RunAsync("build-params", file, "--stdout");

        Assert.Equal("", warnings);
        Assert.Equal(0, code);
        var parameters = Templates.Parameters(output);
        var region = parameters.GetProperty("region").GetProperty("value");
        var checkedAsAtStart = RegionFile.Read(region.GetRawText()).Then(RegionWords.Checked);
        Assert.True(checkedAsAtStart.IsOk, JsonSerializer.Serialize(checkedAsAtStart.IsOk ? null : checkedAsAtStart.Refusal));
        Assert.All(Texts(region, "languages"), tag => Assert.True(Language.TryParse(tag, null, out _), tag));
        Assert.Equal(Texts(region, "languages").Order(StringComparer.Ordinal), region.GetProperty("names").EnumerateObject().Select(name => name.Name).Order(StringComparer.Ordinal));
        Assert.All(Texts(region, "senders").Concat(Texts(region, "receivers")), country => Assert.True(CountryCode.TryParse(country, null, out _), country));
        Assert.All(Texts(region, "currencies"), currency => Assert.True(Currency.TryParse(currency, null, out _), currency));
        Assert.All(Texts(parameters, "refreshSources", "value"), id => Assert.Contains(id, KnownSources.All.Select(source => source.Id)));
    }

    [Fact]
    public async Task The_smallest_region_costs_least_and_is_what_azd_takes()
    {
        var budgets = new Dictionary<string, int>();
        foreach (string file in Files) budgets[file] = Templates.Parameters((await Templates.RunAsync("build-params", file, "--stdout")).Output).GetProperty("monthlyBudget").GetProperty("value").GetInt32();

        Assert.Equal(3, budgets.Count);
        Assert.Equal("main.bicepparam", budgets.MinBy(budget => budget.Value).Key);
        Assert.Contains("module: main", Repository.Read("azure.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_takes_no_shared_key_and_shows_nothing_to_the_public()
    {
        var account = Templates.Resource(await Templates.ReadAsync(), "Microsoft.Storage/storageAccounts").GetProperty("properties");

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public async Task What_is_overwritten_or_deleted_by_mistake_can_be_had_back_and_goes_in_its_time()
    {
        var template = await Templates.ReadAsync();
        var blobs = Templates.Resource(template, "Microsoft.Storage/storageAccounts/blobServices").GetProperty("properties");
        var rules = Templates.Resource(template, "Microsoft.Storage/storageAccounts/managementPolicies").GetProperty("properties").GetProperty("policy").GetProperty("rules");

        Assert.True(blobs.GetProperty("isVersioningEnabled").GetBoolean());
        Assert.True(blobs.GetProperty("deleteRetentionPolicy").GetProperty("enabled").GetBoolean());
        Assert.True(blobs.GetProperty("containerDeleteRetentionPolicy").GetProperty("enabled").GetBoolean());
        Assert.Equal(["cool-received-files", "forget-abandoned-uploads", "forget-old-versions"], rules.EnumerateArray().Select(rule => rule.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    /// <summary>Owner of blob data on the account is what the Functions host is documented to need; storage.bicep says why no less does.</summary>
    [Fact]
    public async Task The_identity_has_the_least_roles_each_where_it_is_needed()
    {
        const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
        var template = await Templates.ReadAsync();
        var given = Templates.All(template, "Microsoft.Authorization/roleAssignments").ToDictionary(
            one => Regex.Match(one.GetProperty("scope").GetString()!, "Microsoft.[A-Za-z]+/[A-Za-z/]+").Value,
            one => Regex.Matches(one.GetProperty("properties").GetProperty("roleDefinitionId").GetString()!, @"variables\('(\w+)'\)").Select(role => Variable(template, role.Groups[1].Value)).ToArray());

        Assert.Equal(["Microsoft.Insights/components", "Microsoft.Storage/storageAccounts"], given.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([BlobDataOwner, TableDataContributor], given["Microsoft.Storage/storageAccounts"]);
        Assert.Equal([MetricsPublisher], given["Microsoft.Insights/components"]);
    }

    [Fact]
    public async Task Whoever_is_told_is_told_of_failures_late_sources_stuck_uploads_and_spending()
    {
        var template = await Templates.ReadAsync();
        string words = Repository.Read("infra", "modules", "alerts.bicep");

        Assert.All(Templates.All(template, "Microsoft.Insights/scheduledQueryRules"), rule => Assert.Contains("Microsoft.Insights/actionGroups", rule.GetProperty("properties").GetProperty("actions").GetProperty("actionGroups")[0].GetString(), StringComparison.Ordinal));
        foreach (string what in (string[])["5xx", "failed-timer", "silent", "overdue-refresh", "stuck-upload"]) Assert.Contains($"What = \"{what}\"", words, StringComparison.Ordinal);
        Assert.Single(Templates.All(template, "Microsoft.Consumption/budgets"));
        Assert.Contains($"var timers = '{string.Join(", ", Rooms.Jobs.Select(job => $"\"{job.Name}\"").Order(StringComparer.Ordinal))}'", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_alerts_look_for_is_what_the_application_logs()
    {
        string logged = string.Concat(Repository.Sources("functions", "Imdi.Functions").Select(File.ReadAllText));
        var sought = Regex.Matches(Repository.Read("infra", "modules", "alerts.bicep"), "message contains \"([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(sought);
        Assert.All(sought, words => Assert.Contains($", \"{words}", logged, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_secret_stands_in_a_setting_or_is_put_out()
    {
        var template = await Templates.ReadAsync();

        Assert.DoesNotContain("listKeys", (await Templates.Built).Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", (await Templates.Built).Output, StringComparison.OrdinalIgnoreCase);
        Assert.All(template.GetProperty("outputs").EnumerateObject(), one => Assert.Equal("string", one.Value.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_network_of_its_own_and_a_delivery_network_are_there_for_whoever_wants_them()
    {
        var template = await Templates.ReadAsync();

        Assert.All((string[])["network", "front"], module => Assert.True(Templates.All(template, "Microsoft.Resources/deployments").Single(one => one.GetProperty("name").GetString() == module).TryGetProperty("condition", out _)));
        Assert.False(template.GetProperty("parameters").GetProperty("privateEndpoints").GetProperty("defaultValue").GetBoolean());
        Assert.False(template.GetProperty("parameters").GetProperty("contentDelivery").GetProperty("defaultValue").GetBoolean());
        Assert.Equal("Standard_AzureFrontDoor", Templates.Resource(template, "Microsoft.Cdn/profiles").GetProperty("sku").GetProperty("name").GetString());
        Assert.Single(Templates.All(template, "Microsoft.Network/privateEndpoints"));
    }

    [Fact]
    public async Task Logs_are_taken_by_identity_only_and_up_to_a_ceiling()
    {
        var template = await Templates.ReadAsync();

        Assert.True(Templates.Resource(template, "Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(Templates.Resource(template, "Microsoft.OperationalInsights/workspaces").GetProperty("properties").GetProperty("workspaceCapping").TryGetProperty("dailyQuotaGb", out _));
    }

    [Fact]
    public async Task The_application_runs_as_an_identity_on_Flex_Consumption()
    {
        var app = Templates.Resource(await Templates.ReadAsync(), "Microsoft.Web/sites");
        string runtime = app.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime").GetString()!;

        Assert.Equal("UserAssigned", app.GetProperty("identity").GetProperty("type").GetString());
        Assert.True(app.GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("[if(equals(parameters('hostingModel'), 'custom'), createObject('name', 'custom', 'version', '1.0'), createObject('name', 'dotnet-isolated', 'version', '10.0'))]", runtime);
        var site = app.GetProperty("properties").GetProperty("siteConfig");
        Assert.False(site.GetProperty("alwaysOn").GetBoolean());
        Assert.Equal("1.2", site.GetProperty("minTlsVersion").GetString());
        Assert.Equal("1.2", site.GetProperty("scmMinTlsVersion").GetString());
        Assert.False(app.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency").TryGetProperty("alwaysReady", out _));
    }

    [Fact]
    public async Task Every_role_is_given_to_a_service_principal()
    {
        var assignments = Templates.All(await Templates.ReadAsync(), "Microsoft.Authorization/roleAssignments").ToList();

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

    private static IEnumerable<string> Texts(JsonElement element, params string[] names)
    {
        foreach (string name in names) if (!element.TryGetProperty(name, out element)) return [];
        return element.EnumerateArray().Select(one => one.GetString()!);
    }

    private static string Variable(JsonElement element, string name) => Templates.Variables(element, name).Single();

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
