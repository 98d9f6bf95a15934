using System.Text.Json;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary><c>{ "amount": "12.34", "currency": "GBP" }</c>: the amount is text, so that it never passes through binary floating point.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Malformed();
        string? amount = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("amount"u8)) amount = Text(ref reader);
            else if (reader.ValueTextEquals("currency"u8)) currency = Text(ref reader);
            else throw Malformed();
        }

        return Currency.TryParse(currency, out var known) && Money.TryParse(amount, known, out var money) ? money : throw Malformed();
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount"u8, value.ToAmountText());
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Malformed();
    }

    private static JsonException Malformed() =>
        new("""Money is { "amount": "12.34", "currency": "GBP" }, with no more decimals than the currency has.""");
}
