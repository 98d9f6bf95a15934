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
            return await request.ReadFromJsonAsync<T>(cancellation);
        }
        catch (JsonException stopped)
        {
            throw new BadHttpRequestException("The body is not the JSON that is asked for.", StatusCodes.Status400BadRequest, stopped);
        }
    }
}
