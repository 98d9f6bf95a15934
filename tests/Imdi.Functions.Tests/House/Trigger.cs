using System.Text.Json;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>A function as either head declares it: an HTTP trigger has a route and methods, a timer a schedule.</summary>
internal sealed record Trigger(string Name, string? Route, string? Methods, string? Schedule)
{
    public static Trigger Http(string name, string route, IEnumerable<string> methods) =>
        new(name, route, string.Join(' ', methods.Select(method => method.ToUpperInvariant()).Order(StringComparer.Ordinal)), null);

    public static Trigger Timer(string name, string schedule) => new(name, null, null, schedule);
}

internal static partial class Triggers
{
    public static IReadOnlyList<Trigger> OfCustomHandler() =>
    [
        .. System.IO.Directory.EnumerateFiles(Repository.At("functions", "Imdi.Functions", "Triggers"), "function.json", SearchOption.AllDirectories)
            .Select(path => OfFile(Path.GetFileName(Path.GetDirectoryName(path)!), File.ReadAllText(path)))
            .OrderBy(trigger => trigger.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Trigger> OfWorker() =>
    [
        .. Repository.Sources("functions", "Imdi.Functions.Worker").Select(File.ReadAllText)
            .SelectMany(source => Function().Matches(source).Select(OfSource))
            .OrderBy(trigger => trigger.Name, StringComparer.Ordinal),
    ];

    private static Trigger OfFile(string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        var trigger = document.RootElement.GetProperty("bindings").EnumerateArray()
            .Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal));
        if (trigger.GetProperty("type").GetString() == "timerTrigger")
        {
            Assert.False(trigger.GetProperty("runOnStartup").GetBoolean());
            return Trigger.Timer(name, trigger.GetProperty("schedule").GetString()!);
        }

        Assert.Equal("anonymous", trigger.GetProperty("authLevel").GetString());
        return Trigger.Http(name, trigger.GetProperty("route").GetString()!, trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!));
    }

    private static Trigger OfSource(Match function)
    {
        string name = function.Groups["name"].Value, arguments = function.Groups["arguments"].Value;
        if (function.Groups["kind"].Value == "TimerTrigger") return Trigger.Timer(name, Quoted().Match(arguments).Groups[1].Value);

        Assert.StartsWith("AuthorizationLevel.Anonymous", arguments, StringComparison.Ordinal);
        int route = arguments.IndexOf("Route", StringComparison.Ordinal);
        return Trigger.Http(name, Quoted().Match(arguments[route..]).Groups[1].Value, Quoted().Matches(arguments[..route]).Select(method => method.Groups[1].Value));
    }

    [GeneratedRegex("""\[Function\("(?<name>\w+)"\)\]\s+public Task \k<name>\(\s*\[(?<kind>HttpTrigger|TimerTrigger)\((?<arguments>[^\]]*)\)\]""")]
    private static partial Regex Function();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
