using System.Text.Json;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>An embedded list of codes/*.json: rows of text cells.</summary>
internal static partial class CodeFile
{
    internal static string[][] Rows(string name)
    {
        using var file = typeof(CodeFile).Assembly.GetManifestResourceStream($"codes/{name}")
            ?? throw new FileNotFoundException($"The code list {name} is not embedded.");
        return JsonSerializer.Deserialize(file, RowsJson.Default.StringArrayArray) ?? [];
    }

    [JsonSerializable(typeof(string[][]))]
    private sealed partial class RowsJson : JsonSerializerContext;
}
