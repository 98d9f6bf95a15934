using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.House;

/// <summary>Every operation gets its example changed at random: its body, its question, its headers. It takes them or refuses them, and never fails.</summary>
public sealed class RequestFuzzTests(ExampleHouse house) : IClassFixture<ExampleHouse>, IAsyncLifetime
{
    private const int ForEach = 15;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.OneOf("null", "true", "-1", "0", "1e400", "1E-400", "99999999999999999999999999", "0.1", "\"\"", "\" \"", "\"\\u0000\"", "\"\\uD800\"", "\"\\u202E\"", "\"=1+1\"", "\"../../etc/passwd\"", "\"%00\"", "\"2026-13-45\"", "\"9999-12-31T23:59:59Z\"",
            "\"0001-01-01\"", "\"NaN\"", "\"-0\"", "\"79228162514264337593543950336\"", "[]", "{}", "[null]", "[[[]]]", "{\"a\":{\"a\":{}}}"),
        Gen.Int.Select(number => number.ToString(null, null)),
        Gen.Long.Select(number => $"\"{number}\""),
        Gen.String[0, 40].Select(text => JsonValue.Create(text).ToJsonString()),
        Gen.Int[200, 30_000].Select(length => $"\"{new string('x', length)}\""));

    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.OneOf("", " ", "null", "[]", "\"\"", "0", "{", "{}", "{\"", "{\"a\":1,}", "\uFEFF{}", "// {}", "NaN", "{\"__proto__\":{}}", new string('[', 5000), string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200)),
        Gen.String[0, 200],
        Gen.Byte.Array[0, 200].Select(Encoding.Latin1.GetString));

    public Task InitializeAsync() => house.TakeAllAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task No_body_is_answered_with_a_failure()
    {
        List<string> failed = [];
        foreach (var operation in house.Operations.Where(one => one.Method != "GET"))
        {
            if (operation.Examples.FirstOrDefault(one => one.Body is not null && one.ContentType == "application/json" && one.Status < 400) is not { } example) continue;
            var shape = JsonNode.Parse(await house.BodyAsync(example))!;
            var body = Gen.OneOf(Changed(shape), Noise);
            await body.SampleAsync(async text =>
            {
                var (status, answer) = await house.SendInsteadAsync(operation, example, text);
                if (status >= 500) failed.Add($"{operation.Id}: {status} for {text[..Math.Min(300, text.Length)]} → {answer[..Math.Min(200, answer.Length)]}");
            }, iter: ForEach, threads: 1);
        }

        Assert.True(failed.Count == 0, string.Join("\n", failed.Take(40)));
    }

    [Fact]
    public async Task No_question_is_answered_with_a_failure()
    {
        List<string> failed = [];
        foreach (var operation in house.Operations.Where(one => one.Method == "GET"))
        {
            if (operation.Examples.FirstOrDefault(one => one.Status < 400) is not { } example) continue;
            string address = await house.AddressAsync(example);
            await Gen.Select(Gen.Int[0, 100], Value, Gen.Bool).SampleAsync(async change =>
            {
                string asked = Asked(address, change.Item1, change.Item2.Trim('"')[..Math.Min(400, change.Item2.Trim('"').Length)], change.Item3);
                var (status, answer) = await house.SendInsteadAsync(operation, example with { Address = asked, Taken = [] }, null);
                if (status >= 500) failed.Add($"{operation.Id}: {status} for {asked} → {answer[..Math.Min(200, answer.Length)]}");
            }, iter: ForEach, threads: 1);
        }

        Assert.True(failed.Count == 0, string.Join("\n", failed.Take(40)));
    }

    [Fact]
    public async Task No_header_is_answered_with_a_failure()
    {
        string[] names = ["If-Match", "If-None-Match", "Accept", "Accept-Language", "Accept-Encoding", "Range", "If-Range", "Authorization", "Cookie", "Origin", "Sec-Fetch-Site", "X-Forwarded-For", "X-Forwarded-Proto", "Idempotency-Key", "Content-Type"];
        var value = Gen.OneOf(
            Gen.OneOf("", "*", "\"", "W/\"", "\"a\", \"b", "*/*;q=x", "text/csv;q=2", ";;;", "bytes=", "bytes=-1", "bytes=9-1", "bytes=0-99999999999999999999", "Bearer", "Bearer ", "Bearer imdi_x", "Bearer a.b.c", "Basic !!", "imdi=%", "null", "://", "1.2.3.4, x", "application/json; charset=utf-99"),
            Gen.Char[' ', '~'].Array[0, 80].Select(letters => new string(letters)));
        List<string> failed = [];
        foreach (var operation in house.Operations.Where(one => one.Method == "GET"))
        {
            if (operation.Examples.FirstOrDefault(one => one.Status < 400) is not { } example) continue;
            await Gen.Select(Gen.OneOf(names), value).Array[1, 3].SampleAsync(async headers =>
            {
                var (status, answer) = await house.SendInsteadAsync(operation, example with { Headers = headers.DistinctBy(header => header.Item1).ToDictionary(header => header.Item1, header => header.Item2) }, null);
                if (status >= 500) failed.Add($"{operation.Id}: {status} for {string.Join(" ", headers)} → {answer[..Math.Min(200, answer.Length)]}");
            }, iter: 6, threads: 1);
        }

        Assert.True(failed.Count == 0, string.Join("\n", failed.Take(40)));
    }

    // One part of the path, or one value of the query, becomes another.
    private static string Asked(string address, int place, string value, bool inQuery)
    {
        string text = Uri.EscapeDataString(new string([.. value.EnumerateRunes().SelectMany(rune => rune.ToString())]));
        string[] halves = address.Split('?', 2), parts = halves[0].Split('/'), fields = halves.Length > 1 ? halves[1].Split('&') : ["limit=1"];
        if (inQuery) fields[place % fields.Length] = $"{fields[place % fields.Length].Split('=')[0]}={text}";
        else if (parts.Length > 3) parts[3 + (place % (parts.Length - 3))] = text;
        return $"{string.Join('/', parts)}?{string.Join('&', fields)}";
    }

    private static Gen<string> Changed(JsonNode shape)
    {
        int places = Math.Max(1, Places(shape).Count);
        return Gen.Select(Gen.Int[0, places - 1], Value, Gen.Int[0, 3]).Array[1, 3].Select(changes => changes.Aggregate(shape.ToJsonString(), (json, change) => Change(json, change.Item1, change.Item2, change.Item3)));
    }

    // As text, so that what no node can hold gets in too; what cannot be read any more stays as it is.
    private static string Change(string json, int place, string value, int how)
    {
        try
        {
            return JsonNode.Parse(json) is { } node && Places(node) is { Count: > 0 } places ? Changed(node, places[place % places.Count], value, how) : value;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return json;
        }
    }

    private static string Changed(JsonNode node, (JsonNode Parent, object Name) place, string value, int how)
    {
        const string mark = "§here§";
        if (place.Parent is JsonArray list) list[(int)place.Name] = mark;
        else if (how == 0) ((JsonObject)place.Parent).Remove((string)place.Name);
        else ((JsonObject)place.Parent)[how == 1 ? "unknown" : (string)place.Name] = mark;
        return node.ToJsonString(Relaxed).Replace($"\"{mark}\"", value, StringComparison.Ordinal);
    }

    private static List<(JsonNode Parent, object Name)> Places(JsonNode node) => node switch
    {
        JsonObject thing => [.. thing.SelectMany(member => ((JsonNode, object)[])[(thing, member.Key), .. member.Value is null ? [] : Places(member.Value)])],
        JsonArray list => [.. list.SelectMany((item, index) => ((JsonNode, object)[])[(list, index), .. item is null ? [] : Places(item)])],
        _ => [],
    };
}
