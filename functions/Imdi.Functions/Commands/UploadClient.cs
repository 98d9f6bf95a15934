using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

/// <summary>An upload as the installation answers it, as far as the command needs it.</summary>
internal sealed record UploadSeen(
    string Id, UploadState State, IReadOnlyList<UploadBlock> Blocks, UploadProgress? Progress, CheckedUpload? Result, UploadReason? Reason, UploadNext Next);

/// <summary>The installation has said no; trying again would change nothing.</summary>
internal sealed class UploadRefusedException(string code, string detail) : Exception(detail)
{
    public string Code => code;
}

/// <summary>The doors of uploads, from outside. Every call may be sent twice, so each is tried again while the line or the installation fails.</summary>
internal sealed class UploadClient : IDisposable
{
    private const int Tries = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    // A redirect could lead the token elsewhere.
    private readonly HttpClient _http;

    public UploadClient(Uri address, string token)
    {
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<UploadSeen> OpenAsync(string kind, UploadRequest request, string key, CancellationToken cancellation)
    {
        var body = await AskAsync(HttpMethod.Post, $"/api/datasets/{Uri.EscapeDataString(kind)}/uploads", request, key, cancellation);
        return (body.TryGetProperty("upload", out var upload) ? upload : body).Deserialize<UploadSeen>(Json)!;
    }

    public async Task<Uri> AddressAsync(string id, CancellationToken cancellation) =>
        new((await AskAsync(HttpMethod.Post, $"/api/uploads/{id}/renewals", null, null, cancellation)).GetProperty("url").GetString()!);

    public async Task<UploadSeen> CompleteAsync(string id, UploadCompletion completion, CancellationToken cancellation) =>
        (await AskAsync(HttpMethod.Post, $"/api/uploads/{id}/complete", completion, null, cancellation)).Deserialize<UploadSeen>(Json)!;

    public async Task<UploadSeen> ReadAsync(string id, CancellationToken cancellation) =>
        (await AskAsync(HttpMethod.Get, $"/api/uploads/{id}", null, null, cancellation)).Deserialize<UploadSeen>(Json)!;

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> AskAsync(HttpMethod method, string address, object? body, string? key, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempt - 1)) * (0.5 + Random.Shared.NextDouble()));
            try
            {
                using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json) };
                if (key is not null) request.Headers.Add("Idempotency-Key", key);
                using var answer = await _http.SendAsync(request, cancellation);
                if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
                bool passes = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)answer.StatusCode >= 500;
                if (!passes || attempt == Tries) throw await RefusedAsync(answer, cancellation);
                wait = answer.Headers.RetryAfter?.Delta ?? wait;
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested && attempt < Tries)
            {
            }

            await Task.Delay(wait, cancellation);
        }
    }

    private static async Task<UploadRefusedException> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return new($"{(int)answer.StatusCode}", "The installation gave no reason; is --address right?");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        string details = problem.TryGetProperty("errors", out var errors) ? string.Concat(errors.EnumerateArray().Take(20).Select(error => $"\n  {error.GetProperty("pointer").GetString()}: {error.GetProperty("detail").GetString()}")) : "";
        return new(problem.GetProperty("type").GetString()!["urn:imdi:".Length..], problem.GetProperty("detail").GetString() + details);
    }
}
