using System.Text.Json;

namespace Imdi.Functions.Hosting;

/// <summary>The body of an address that takes a form too, and so is not bound by the framework.</summary>
internal static class JsonBody
{
    /// <summary>Null for an empty one; what is not the JSON of a <typeparamref name="T"/> is answered as the framework's own binding answers it.</summary>
    public static async Task<T?> JsonAsync<T>(this HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var body = await request.ReadFromJsonAsync<T>(cancellation);
            if (body is JsonElement json) EnsureIsText(json);
            return body;
        }
        catch (JsonException stopped)
        {
            throw new BadHttpRequestException("The body is not the JSON that is asked for.", StatusCodes.Status400BadRequest, stopped);
        }
    }

    // An element is read later, and only then fails on half a character ("\uD800"), which every other type fails on here.
    private static void EnsureIsText(JsonElement json)
    {
        try
        {
            Read(json);
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text holds half a character.", broken);
        }

        static void Read(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.String) _ = value.GetString();
            else if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) Read(item);
            else if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    Read(property.Value);
                }
            }
        }
    }
}
