using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>A deployment replaces all settings of the app, so what a region sets comes from its parameter file and azd's environment, or it is lost.</summary>
public sealed class DeploymentSettingsTests
{
    public static TheoryData<string> Regions => [.. System.IO.Directory.EnumerateFiles(Repository.At("infra"), "*.bicepparam").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    // Of a section, all but the folder on a developer's machine.
    private static readonly (string Name, bool IsSecret)[] Told =
    [
        .. Regex.Matches(Repository.Read("docs", "settings.md"), @"^\| `((?:SignIn|Mail)__\w+)` \|.*$", RegexOptions.Multiline)
            .Select(row => (row.Groups[1].Value, row.Value.Contains("Key Vault", StringComparison.Ordinal))).Where(one => one.Value != "Mail__Folder"),
    ];

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task What_is_set_once_comes_with_every_deployment(string file)
    {
        var (code, output, _) = await Templates.RunAsync(Told.ToDictionary(one => Variable(one.Name), one => $"of {one.Name}"), "build-params", file, "--stdout");
        Assert.Equal(0, code);
        var parameters = Templates.Parameters(output);

        Assert.Equal(["Mail__Password", "SignIn__ClientSecret"], Told.Where(one => one.IsSecret).Select(one => one.Name).Order(StringComparer.Ordinal));
        foreach (bool isSecret in (bool[])[false, true])
        {
            var set = parameters.GetProperty(isSecret ? "secrets" : "settings").GetProperty("value").EnumerateObject();
            Assert.Equal(Told.Where(one => one.IsSecret == isSecret).Select(one => (one.Name, $"of {one.Name}")).Order(), set.Select(one => (one.Name, one.Value.GetString()!)).Order());
        }
    }

    [Fact]
    public async Task They_reach_the_app_and_the_empty_ones_leave_the_defaults()
    {
        var template = await Templates.ReadAsync();

        Assert.Contains("variables('further')", Templates.Resource(template, "Microsoft.Web/sites/config").GetProperty("properties").GetString(), StringComparison.Ordinal);
        Assert.Contains("union(parameters('furtherSettings'), parameters('secrets'))), lambda('one', not(empty(", Templates.Variables(template, "further").Single(), StringComparison.Ordinal);
    }

    /// <summary>Else links in mails would begin with nothing, and the sitemap's addresses too.</summary>
    [Fact]
    public async Task The_app_knows_the_address_of_the_site_also_where_no_domain_of_its_own_is_named()
    {
        var template = await Templates.ReadAsync();
        string handed = Templates.All(template, "Microsoft.Resources/deployments").Single(one => one.GetProperty("name").GetString() == "app").GetProperty("properties").GetProperty("parameters").GetProperty("baseAddress").GetString()!;

        Assert.StartsWith("[if(empty(parameters('baseAddress')), ", handed, StringComparison.Ordinal);
        Assert.Contains("format('https://{0}', variables('appHost'))", handed, StringComparison.Ordinal);
        Assert.Contains("createObject('value', parameters('baseAddress'))", handed, StringComparison.Ordinal);
        Assert.Contains("'Imdi__BaseAddress', parameters('baseAddress')", Templates.Resource(template, "Microsoft.Web/sites/config").GetProperty("properties").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_deploys_does_so_as_an_identity_and_never_by_a_password()
    {
        var template = await Templates.ReadAsync();
        var passwords = Templates.All(template, "Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();

        Assert.Equal(2, passwords.Count);
        Assert.All(passwords, one => Assert.False(one.GetProperty("properties").GetProperty("allow").GetBoolean()));
        var package = Templates.Resource(template, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig").GetProperty("deployment").GetProperty("storage");
        Assert.Equal("UserAssignedIdentity", package.GetProperty("authentication").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Secrets_are_in_no_history_of_deployments()
    {
        var template = await Templates.ReadAsync();
        var app = Templates.All(template, "Microsoft.Resources/deployments").Single(one => one.GetProperty("name").GetString() == "app");

        Assert.Equal("secureObject", template.GetProperty("parameters").GetProperty("secrets").GetProperty("type").GetString());
        Assert.Equal("secureObject", app.GetProperty("properties").GetProperty("template").GetProperty("parameters").GetProperty("secrets").GetProperty("type").GetString());
    }

    [Fact]
    public void What_a_region_reads_from_its_environment_reaches_it_from_the_workflow_too_and_is_told()
    {
        var read = System.IO.Directory.EnumerateFiles(Repository.At("infra"), "*.bicepparam").SelectMany(path => Regex.Matches(File.ReadAllText(path), @"readEnvironmentVariable\('(\w+)'").Select(one => one.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal).ToList();
        var handed = Regex.Matches(Repository.Read(".github", "workflows", "azure-dev.yml"), @"^      (\w+): \$\{\{ vars\.\1 \}\}$", RegexOptions.Multiline).Select(one => one.Groups[1].Value);
        var piped = Regex.Matches(Repository.Read("azure.yaml").Split("\n  variables:\n")[1], @"^    - (\w+)$", RegexOptions.Multiline).Select(one => one.Groups[1].Value);
        string page = Repository.Read("docs", "deploy.md");

        Assert.Equal(read, handed.Except(["AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID"]).Order(StringComparer.Ordinal));
        Assert.Equal(read.Where(name => name.StartsWith("IMDI_", StringComparison.Ordinal)), piped.Order(StringComparer.Ordinal));
        Assert.All(read.Where(name => name.StartsWith("IMDI_", StringComparison.Ordinal)), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static string Variable(string setting)
    {
        string[] parts = setting.Split("__");
        return $"IMDI_{parts[0].ToUpperInvariant()}_{Regex.Replace(parts[1], "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant()}";
    }
}
