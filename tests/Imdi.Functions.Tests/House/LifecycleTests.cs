using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.House;

/// <summary>What the account forgets or moves by itself: where, after how long, and nothing besides.</summary>
public sealed class LifecycleTests
{
    [Theory]
    [InlineData("forget-abandoned-uploads", "incoming/", """{"baseBlob":{"delete":{"daysAfterModificationGreaterThan":8}}}""")]
    [InlineData("cool-received-files", "raw/", """{"baseBlob":{"tierToCool":{"daysAfterModificationGreaterThan":30}}}""")]
    [InlineData("forget-old-versions", null, """{"version":{"delete":{"daysAfterCreationGreaterThan":"[variables('daysOfVersions')]"}}}""")]
    public async Task A_rule_does_one_thing_in_one_place_after_its_days(string name, string? place, string actions)
    {
        var template = await Templates.ReadAsync();
        var rule = Templates.Resource(template, "Microsoft.Storage/storageAccounts/managementPolicies").GetProperty("properties").GetProperty("policy").GetProperty("rules").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        var definition = rule.GetProperty("definition");
        List<string> places = definition.GetProperty("filters").TryGetProperty("prefixMatch", out var prefixes) ? [.. prefixes.EnumerateArray().Select(prefix => prefix.GetString()!)] : [];

        Assert.True(rule.GetProperty("enabled").GetBoolean());
        Assert.Equal(place is null ? [] : [place], places);
        Assert.All(places, one => Assert.Contains(one.TrimEnd('/'), StorageNames.Containers));
        Assert.Equal(actions, Tight(definition.GetProperty("actions")));
    }

    [Fact]
    public async Task Old_versions_go_when_what_was_deleted_can_be_had_back_no_longer()
    {
        var template = await Templates.ReadAsync();
        var blobs = Templates.Resource(template, "Microsoft.Storage/storageAccounts/blobServices").GetProperty("properties");

        Assert.Equal("[variables('daysOfVersions')]", blobs.GetProperty("deleteRetentionPolicy").GetProperty("days").GetString());
        Assert.Equal("[variables('daysOfVersions')]", blobs.GetProperty("containerDeleteRetentionPolicy").GetProperty("days").GetString());
        Assert.Contains("var daysOfVersions = 14\n", Repository.Read("infra", "modules", "storage.bicep"), StringComparison.Ordinal);
    }

    private static string Tight(JsonElement json) => Regex.Replace(json.GetRawText(), @"\s+", "");
}
