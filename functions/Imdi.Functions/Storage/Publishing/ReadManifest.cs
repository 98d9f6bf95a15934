using System.Globalization;
using System.Text.Json;

namespace Imdi.Functions.Storage;

/// <summary>
/// A manifest, token by token: it names thousands of files, and the general serializer would first have to work out how to read them while the first reader of an instance waits.
/// What it does not know it passes over, so that a later version may add to it.
/// </summary>
internal static class ReadManifest
{
    public static RunManifest From(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        Expect(ref reader, JsonTokenType.StartObject);
        string? run = null, asOf = null;
        Dictionary<string, string> inputs = [];
        List<PackEntry> packs = [];
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("run"u8)) run = Text(ref reader);
            else if (reader.ValueTextEquals("asOf"u8)) asOf = Text(ref reader);
            else if (reader.ValueTextEquals("inputs"u8)) Inputs(ref reader, inputs);
            else if (reader.ValueTextEquals("packs"u8)) Packs(ref reader, packs);
            else reader.Skip();
        }

        return run is null || asOf is null
            ? throw new InvalidDataException("A manifest says neither its run nor its day.")
            : new(run, DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture), inputs, packs);
    }

    private static void Inputs(ref Utf8JsonReader reader, Dictionary<string, string> inputs)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader))
        {
            string name = reader.GetString()!;
            inputs[name] = Text(ref reader)!;
        }
    }

    private static void Packs(ref Utf8JsonReader reader, List<PackEntry> packs)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) packs.Add(Pack(ref reader));
    }

    private static PackEntry Pack(ref Utf8JsonReader reader)
    {
        string? blob = null, members = null, key = null;
        List<PackedFile> files = [];
        Dictionary<string, int>? counts = null;
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("blob"u8)) blob = Text(ref reader);
            else if (reader.ValueTextEquals("members"u8)) members = Text(ref reader);
            else if (reader.ValueTextEquals("key"u8)) key = Text(ref reader);
            else if (reader.ValueTextEquals("files"u8)) Files(ref reader, files);
            else if (reader.ValueTextEquals("counts"u8)) counts = Counts(ref reader);
            else reader.Skip();
        }

        return new(blob!, members!, files) { Key = key, Counts = counts };
    }

    private static void Files(ref Utf8JsonReader reader, List<PackedFile> files)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) files.Add(File(ref reader));
    }

    private static PackedFile File(ref Utf8JsonReader reader)
    {
        string? address = null, type = null, tag = null;
        int length = 0;
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("address"u8)) address = Text(ref reader);
            else if (reader.ValueTextEquals("contentType"u8)) type = Text(ref reader);
            else if (reader.ValueTextEquals("eTag"u8)) tag = Text(ref reader);
            else if (reader.ValueTextEquals("length"u8)) length = Number(ref reader);
            else reader.Skip();
        }

        return new(address!, type!, tag!, length);
    }

    private static Dictionary<string, int>? Counts(ref Utf8JsonReader reader)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        if (!reader.Read() || reader.TokenType == JsonTokenType.Null) return null;
        while (Next(ref reader))
        {
            string name = reader.GetString()!;
            counts[name] = Number(ref reader);
        }

        return counts;
    }

    private static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token) throw new InvalidDataException($"A manifest has {reader.TokenType} where {token} belongs.");
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.Read() ? reader.GetString() : null;

    private static int Number(ref Utf8JsonReader reader) => reader.Read() ? reader.GetInt32() : 0;
}
