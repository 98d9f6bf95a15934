using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.House;

/// <summary>Every operation is shown by examples, and what they show is what the application answers.</summary>
[Collection(ExampleHouse.Shared)]
public sealed partial class ExampleTests(ExampleHouse house)
{
    private const int MostOfAList = 2;

    private static readonly string Folder = Repository.At("functions", "Imdi.Functions", "Hosting", "Documents", "examples");

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Operations by POST whose examples change nothing, each with why.
    private static readonly Dictionary<string, string> WritesNothing = new()
    {
        ["signOut"] = "ends a cookie; nothing is kept of a session", ["renewAttachmentAddress"] = "signs an address anew",
        ["assignReviewers"] = "its example is a dry run; the panel's journey tries the other", ["restoreDatasetVersion"] = "its example asks for what is so already; the tests of versions try the other",
    };

    // What every answer has anew; and what looks like a secret has to be none.
    private static readonly Dictionary<string, string> Instead = new() { ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736", ["token"] = "imdi_…", ["firstPublished"] = "2026-11-24T12:00:00+00:00", ["link"] = "…", ["url"] = "https://account.blob.core.windows.net/incoming/upload/…?sp=cw&sig=…" };

    [Fact]
    public void Every_operation_has_an_example_that_succeeds() => Nothing(house.Operations
        .Where(operation => !operation.Examples.Any(example => example.Status < 400))
        .Select(operation => $"""{operation.Id}: add .Example(new("{operation.Route}")) after its .Describe(…), with the address as a caller would write it (Example.cs says what else it may carry), then IMDI_REWRITE=1 dotnet test --filter ExampleTests"""));

    [Fact]
    public async Task Every_example_is_answered_as_it_is_recorded()
    {
        List<string> wrong = [];
        foreach (var operation in house.Operations)
        {
            foreach (var example in operation.Examples)
            {
                var answer = await house.AnswerAsync(operation, example);
                if (answer.Status != example.Status) wrong.Add($"{operation.Id}: {example.Address} says {example.Status}, answered is {answer.Status}:\n{answer.Text}");
                else if (answer.Json is { } json && Difference(await RecordedAsync(operation.Id, example, Short(json)), Short(json), "") is { } difference) wrong.Add($"{operation.Id}-{example.Status}.json: {difference} IMDI_REWRITE=1 dotnet test --filter ExampleTests records it anew.");
            }
        }

        Nothing(wrong);
    }

    [Fact]
    public async Task Every_example_that_writes_leaves_an_audit_entry()
    {
        // All of them in their order, since later ones take from earlier ones.
        foreach (var operation in house.Operations)
            foreach (var example in operation.Examples) await house.AnswerAsync(operation, example);

        Nothing(house.Operations.Where(operation => operation.Method != "GET" && !WritesNothing.ContainsKey(operation.Id) && house.Audited.GetValueOrDefault(operation.Id) == 0)
            .Select(operation => $"{operation.Id} leaves no audit entry: append one, or say in WritesNothing why."));
    }

    [Fact]
    public void An_operation_has_one_example_a_status() => Assert.Empty(house.Operations
        .SelectMany(operation => operation.Examples.GroupBy(example => example.Status).Where(same => same.Count() > 1).Select(same => $"{operation.Id}: {same.Key}")));

    [Fact]
    public void Nothing_is_recorded_that_is_not_shown()
    {
        var shown = house.Operations.SelectMany(operation => operation.Examples.Select(example => FileName(operation.Id, example)));

        Assert.Empty(System.IO.Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Except(shown));
    }

    [Fact]
    public async Task The_description_shows_every_recorded_answer()
    {
        using var client = house.Client();
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)))!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!)).ToDictionary(operation => (string)operation["operationId"]!);

        Assert.All(
            house.Operations.SelectMany(operation => operation.Examples.Where(example => File.Exists(Path.Combine(Folder, FileName(operation.Id, example)))).Select(example => (operation, example))),
            one => Assert.True(
                operations[one.operation.Id]["responses"]![$"{one.example.Status}"]?["content"]?.AsObject().Any(content => content.Value!["example"] is not null),
                $"{one.operation.Id} shows no {one.example.Status}: does its description name that status, with .Produces<T>({one.example.Status}, \"application/json\") or a Refuses, and is the application built since the answer was recorded?"));
    }

    // xunit shortens what a collection holds; whoever has to mend it needs all of it.
    private static void Nothing(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join("\n", wrong));

    private static string FileName(string operation, Example example) => $"{operation}-{example.Status}.json";

    private static async Task<JsonNode?> RecordedAsync(string operation, Example example, JsonNode answered)
    {
        string path = Path.Combine(Folder, FileName(operation, example));
        bool isThere = File.Exists(path);
        var recorded = isThere ? JsonNode.Parse(await File.ReadAllTextAsync(path)) : null;
        if (Environment.GetEnvironmentVariable("IMDI_REWRITE") != "1" || (isThere && Difference(recorded, answered, "") is null)) return recorded;
        await File.WriteAllTextAsync(path, answered.ToJsonString(Format) + "\n");
        return answered;
    }

    // A reader needs the form of a list, not its length.
    private static JsonNode Short(JsonNode answer) => answer switch
    {
        JsonArray list => new JsonArray([.. list.Take(MostOfAList).Select(item => item is null ? null : Short(item))]),
        JsonObject thing => new JsonObject(thing.Select(member => KeyValuePair.Create(member.Key, Instead.TryGetValue(member.Key, out string? fixedText) ? fixedText : member.Value is null ? null : Short(member.Value)))),
        _ => answer.DeepClone(),
    };

    /// <summary>Where they differ. Ids and hashes that chance or the build makes may, within an address too.</summary>
    private static string? Difference(JsonNode? recorded, JsonNode? answered, string at) => (recorded, answered) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key)).Select(name => Difference(one[name], other[name], $"{at}/{name}")).FirstOrDefault(found => found is not null),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).Select((pair, index) => Difference(pair.First, pair.Second, $"{at}/{index}")).FirstOrDefault(found => found is not null),
        (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String && Opaque().Replace((string)one!, "…") == Opaque().Replace((string)other!, "…") => null,
        _ => JsonNode.DeepEquals(recorded, answered) ? null : $"at '{at}' {recorded?.ToJsonString(Format) ?? "nothing"} is recorded, answered is {answered?.ToJsonString(Format) ?? "nothing"}.",
    };

    [GeneratedRegex(@"(?<![A-Za-z0-9._+-])(?=[A-Za-z._+-]*[0-9])[A-Za-z0-9._+-]{16,}|(?<=/(?:r|status)/)[A-Za-z0-9_-]{22}", RegexOptions.CultureInvariant)]
    private static partial Regex Opaque();
}
