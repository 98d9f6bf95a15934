using System.Text.Json;
using System.Text.Json.Serialization;

namespace Imdi.Functions.Indicators;

/// <summary>The table as it is embedded.</summary>
public static class ReadAssumptions
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static AssumptionTable Table { get; } = Read();

    private static AssumptionTable Read()
    {
        using var json = typeof(ReadAssumptions).Assembly.GetManifestResourceStream("indicators/assumptions.json") ?? throw new InvalidOperationException("indicators/assumptions.json is not embedded.");
        return JsonSerializer.Deserialize<AssumptionTable>(json, Strict)!;
    }
}
