using System.Text.Json;

namespace Imdi.Functions.Indicators;

/// <summary>The definitions as they are embedded, in the order of their list.</summary>
public static class ReadDefinitions
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<IndicatorDefinition> All { get; } = Read();

    public static IndicatorDefinition? Find(string? id) => All.FirstOrDefault(definition => definition.Id == id);

    private static List<IndicatorDefinition> Read()
    {
        using var json = typeof(ReadDefinitions).Assembly.GetManifestResourceStream("indicators/indicators.json") ?? throw new InvalidOperationException("indicators/indicators.json is not embedded.");
        return JsonSerializer.Deserialize<List<IndicatorDefinition>>(json, Strict)!;
    }
}
