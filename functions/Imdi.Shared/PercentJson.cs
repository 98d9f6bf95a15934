using System.Text.Json;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>A percentage is a JSON number in percent: 3 is 3 %.</summary>
public sealed class PercentJson : JsonConverter<Percent>
{
    public override Percent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal value)
            ? new Percent(value)
            : throw new JsonException("A percentage is a JSON number.");

    public override void Write(Utf8JsonWriter writer, Percent value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
