using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Imdi.Functions.Tests.House;

/// <summary>What the Bicep compiler makes of infra/.</summary>
internal static class Templates
{
    private static readonly Lazy<Task<(int Code, string Output, string Warnings)>> Once = new(() => RunAsync("build", "main.bicep", "--stdout"));

    private static string Bicep => typeof(Templates).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Bicep").Value!;

    public static Task<(int Code, string Output, string Warnings)> Built => Once.Value;

    public static async Task<JsonElement> ReadAsync() => JsonDocument.Parse((await Built).Output).RootElement;

    public static Task<(int Code, string Output, string Warnings)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static async Task<(int Code, string Output, string Warnings)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Bicep, arguments) { WorkingDirectory = Repository.At("infra"), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string warnings = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, warnings.Trim());
    }

    /// <summary>The values of a file of parameters.</summary>
    public static JsonElement Parameters(string built) =>
        JsonDocument.Parse(JsonDocument.Parse(built).RootElement.GetProperty("parametersJson").GetString()!).RootElement.GetProperty("parameters");

    public static JsonElement Resource(JsonElement template, string type) => All(template, type).Single();

    public static IEnumerable<JsonElement> All(JsonElement element, string type) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("type", out var own) && own.ValueKind == JsonValueKind.String && own.GetString() == type && element.TryGetProperty("apiVersion", out _)
            => element.TryGetProperty("existing", out var existing) && existing.GetBoolean() ? [] : [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => All(property.Value, type)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => All(item, type)),
        _ => [],
    };

    /// <summary>The texts of the variables of this name, in whichever module.</summary>
    public static IEnumerable<string> Variables(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "variables" && property.Value.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? [value.GetString()!] : Variables(property.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Variables(item, name)),
        _ => [],
    };
}
