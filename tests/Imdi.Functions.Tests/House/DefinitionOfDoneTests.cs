using System.Text.Json;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>What azd and the anchors ask of a template, as far as a repository can show it; docs/deploy.md lists what only a subscription can.</summary>
public sealed class DefinitionOfDoneTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("SECURITY.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("azure.yaml")]
    [InlineData("infra/main.bicep")]
    [InlineData("infra/main.bicepparam")]
    [InlineData(".devcontainer/devcontainer.json")]
    [InlineData(".github/workflows/azure-dev.yml")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".github/ISSUE_TEMPLATE/defect.md")]
    public void The_repository_has_it(string file) => Assert.NotEmpty(Repository.Read(file.Split('/')));

    [Theory]
    [InlineData("Important Security Notice")]
    [InlineData("Features")]
    [InlineData("Getting Started")]
    [InlineData("Resources")]
    [InlineData("Guidance")]
    public void The_readme_has_the_headings_that_azd_looks_for(string heading) =>
        Assert.Contains($"\n## {heading}\n", Repository.Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void What_the_readme_and_the_docs_link_to_is_there()
    {
        string[] pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", .. System.IO.Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories)];
        var dead = pages.SelectMany(page => Regex.Matches(File.ReadAllText(Repository.At(page)), @"\]\(([^)#\s:]+)(?:#[^)]*)?\)")
            .Select(link => link.Groups[1].Value)
            .Where(to => to[0] != '/' && !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.At(page))!, to)))
            .Select(to => $"{page}: {to}"));

        Assert.Empty(dead);
    }

    [Fact]
    public void Going_up_and_down_is_written_down_and_marked_as_not_yet_run()
    {
        string page = Repository.Read("docs", "deploy.md");

        foreach (string said in (string[])["azd up", "azd down --force --purge", "./imdi backup DIR", "**Not yet run.**", "## Open until a subscription shows it"]) Assert.Contains(said, page, StringComparison.Ordinal);
    }

    /// <summary>What azd's definition of done and its checks ask for, and what the anchors' templates have or lack.</summary>
    private static readonly string[] Items =
    [
        "README with", "LICENSE", "SECURITY.md", "CONTRIBUTING", "CODE_OF_CONDUCT", "ISSUE_TEMPLATE", "`.github/workflows/azure-dev.yml`", "`azure.yaml`", "`/infra` Bicep", "`.devcontainer`",
        "`azd up` succeeds", "`azd down` succeeds", "PSRule's baseline", "All tests pass", "Description and topics", "User-assigned identity", "Least role per resource", "Shared key off, public blobs off, TLS 1.2",
        "Soft delete and versions", "FC1, `alwaysOn: false`", "`principalType` set", "No secret in app settings", "CORS by exact origins", "Application Insights with a daily ceiling",
        "Alerts: failed timer, 5xx, uploads that wait, spending", "Timers use the monitor", "Runs with no instance warm", "OpenAPI checked in and tested against routes", "Parameters per environment",
    ];

    [Fact]
    public void Every_item_stands_in_the_table_once_with_a_test_that_exists_or_with_what_is_open()
    {
        var rows = Repository.Read("docs", "deploy.md").Split("\n## Definition of done\n")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim('|', ' ').Split(" | ", StringSplitOptions.TrimEntries)).ToList();

        Assert.Equal(Items.Length, rows.Count);
        Assert.All(rows.Zip(Items), pair => Assert.StartsWith(pair.Second, pair.First[0], StringComparison.Ordinal));
        Assert.All(rows, row =>
        {
            Assert.Equal(3, row.Length);
            Assert.All(Regex.Matches(row[1], "`([^`]+)`").Select(match => match.Groups[1].Value), name => Assert.Contains(name, TestNames.All));
            Assert.True(row[1] == "none" ? row[2] != "nothing" : row[1].Contains('`', StringComparison.Ordinal), row[0]);
        });
    }

    [Fact]
    public void How_soon_faults_in_packages_are_mended_is_written_down()
    {
        string page = Repository.Read("SECURITY.md").ReplaceLineEndings(" ");

        foreach (string said in (string[])["known to be used or is rated critical is mended within seven days", "high within thirty", "others with the next version", "brought up to date at least each quarter"]) Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_deploys_from_GitHub_signs_in_without_a_secret()
    {
        string workflow = Repository.Read(".github", "workflows", "azure-dev.yml");

        Assert.Contains("id-token: write", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void Timers_remember_when_they_ran_and_start_nothing_at_start_up()
    {
        Assert.Equal(Rooms.Jobs.Count, Triggers.OfCustomHandler().Count(trigger => trigger.Schedule is not null));
        Assert.All(
            System.IO.Directory.EnumerateFiles(Repository.At("functions", "Imdi.Functions", "Triggers"), "function.json", SearchOption.AllDirectories).Select(File.ReadAllText).Where(text => text.Contains("timerTrigger", StringComparison.Ordinal)),
            text =>
            {
                Assert.DoesNotContain("\"useMonitor\": false", text, StringComparison.Ordinal);
                Assert.Contains("\"runOnStartup\": false", text, StringComparison.Ordinal);
            });
        Assert.DoesNotMatch("UseMonitor = false|RunOnStartup = true", Repository.Read("functions", "Imdi.Functions.Worker", "TimerFunctions.cs"));
    }

    [Fact]
    public void The_platform_answers_no_cross_origin_request_by_itself() =>
        Assert.DoesNotMatch(@"\bcors:", Repository.Read("infra", "modules", "app.bicep"));

    [Fact]
    public void The_container_of_a_developer_has_the_tools_and_the_port()
    {
        using var container = JsonDocument.Parse(Repository.Read(".devcontainer", "devcontainer.json"));

        Assert.Equal(7071, container.RootElement.GetProperty("forwardPorts")[0].GetInt32());

        // The tags beginning with 1 have an SDK that is older than global.json asks for; the base is Ubuntu, where apt's Chromium is a snap and cannot be installed.
        Assert.Equal("mcr.microsoft.com/devcontainers/dotnet:2-10.0", container.RootElement.GetProperty("image").GetString());
        Assert.Equal("off", container.RootElement.GetProperty("containerEnv").GetProperty("IMDI_BROWSER").GetString());
        Assert.Contains("azure-dev/azd", container.RootElement.GetProperty("features").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_builds_both_heads_and_looks_for_faults_secrets_and_parts()
    {
        string workflow = Repository.Read(".github", "workflows", "ci.yml");

        // npm sbom takes what is installed, and a package with a version only.
        Assert.Matches(@"(?s)\n          npm ci\n.*npm sbom", workflow);
        using var package = JsonDocument.Parse(Repository.Read("package.json"));
        Assert.Matches(@"^\d+\.\d+\.\d+$", package.RootElement.GetProperty("version").GetString());
        Assert.Matches(@"for what in Imdi\.Functions\.sln functions/Imdi\.Functions\.Worker/Imdi\.Functions\.Worker\.csproj; do", workflow);
        Assert.Equal(2, Regex.Count(workflow, "dotnet CycloneDX functions/"));
        foreach (string step in (string[])["./imdi test", "dotnet publish functions/Imdi.Functions.Worker", "dotnet publish functions/Imdi.Functions ", "--vulnerable", "CycloneDX", "gitleaks"]) Assert.Contains(step, workflow, StringComparison.Ordinal);
    }
}
