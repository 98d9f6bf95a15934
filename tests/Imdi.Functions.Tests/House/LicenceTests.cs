using System.Text.Json;

namespace Imdi.Functions.Tests.House;

/// <summary>What is published under whose licence is said at the top of the repository.</summary>
public sealed class LicenceTests
{
    [Fact]
    public void The_program_is_under_MIT() => Assert.StartsWith("MIT License", Repository.Read("LICENSE"), StringComparison.Ordinal);

    [Fact]
    public void The_notices_name_every_package_that_is_published_and_no_other()
    {
        using var locked = JsonDocument.Parse(Repository.Read("functions", "Imdi.Functions", "packages.lock.json"));
        var published = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name);
        var noticed = Repository.Read("THIRD-PARTY-NOTICES.md").Split("## Packages")[1].Split("## ")[0].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));

        Assert.Equal(published.Order(StringComparer.Ordinal).Distinct(), noticed.Order(StringComparer.Ordinal));
    }
}
