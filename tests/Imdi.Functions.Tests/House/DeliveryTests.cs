using System.Text.Json;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>Front Door reads no Vary and hands on no Accept where it keeps answers, so it keeps only what depends on the address.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task The_API_and_the_way_to_the_readers_language_are_asked_each_time()
    {
        var routes = await RoutesAsync();

        Assert.Equal(["/", "/api", "/api/*"], Patterns(routes["asked"]));
        Assert.False(routes["asked"].TryGetProperty("cacheConfiguration", out _));
        Assert.Equal(["/*"], Patterns(routes["published"]));
        Assert.Equal("UseQueryString", routes["published"].GetProperty("cacheConfiguration").GetProperty("queryStringCachingBehavior").GetString());
    }

    [Fact]
    public async Task What_a_browser_with_a_session_asks_for_is_kept_for_nobody()
    {
        var template = await Templates.ReadAsync();
        var rule = Templates.Resource(template, "Microsoft.Cdn/profiles/ruleSets/rules").GetProperty("properties");
        var condition = rule.GetProperty("conditions").EnumerateArray().Single().GetProperty("parameters");
        var action = rule.GetProperty("actions").EnumerateArray().Single().GetProperty("parameters");
        string cookie = Regex.Match(Repository.Read("functions", "Imdi.Functions", "Directory", "SignIn", "OpenIdSignIn.cs"), "Cookie\\.Name = \"([^\"]+)\"").Groups[1].Value;

        Assert.Contains("variables('session')", condition.GetProperty("selector").GetString(), StringComparison.Ordinal);
        Assert.Equal([cookie], Templates.Variables(template, "session"));
        Assert.Equal(("DeliveryRuleCookiesConditionParameters", "Any"), (condition.GetProperty("typeName").GetString(), condition.GetProperty("operator").GetString()));
        Assert.Equal(["DeliveryRuleRouteConfigurationOverrideActionParameters"], action.EnumerateObject().Select(one => one.Value.GetString()));
        Assert.Contains("readers", (await RoutesAsync())["published"].GetProperty("ruleSets").EnumerateArray().Single().GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Outside the API nothing but the way from / looks at the reader's language or wanted type.</summary>
    [Fact]
    public void Only_the_API_and_the_way_from_the_root_answer_by_what_a_reader_accepts()
    {
        var vary = Repository.Sources("functions", "Imdi.Functions").Where(path => Regex.IsMatch(File.ReadAllText(path), "Vary[^\n]*Accept(-Language)?[\",]"))
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

        Assert.Equal(["DataAnswer.cs", "SiteFunctions.cs"], vary);
    }

    private static async Task<Dictionary<string, JsonElement>> RoutesAsync() => Templates.All(await Templates.ReadAsync(), "Microsoft.Cdn/profiles/afdEndpoints/routes")
        .ToDictionary(route => Regex.Match(route.GetProperty("name").GetString()!, @"'(\w+)'\)\]$").Groups[1].Value, route => route.GetProperty("properties"));

    private static IEnumerable<string> Patterns(JsonElement route) => route.GetProperty("patternsToMatch").EnumerateArray().Select(one => one.GetString()!);
}
