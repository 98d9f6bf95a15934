using System.Net;
using System.Net.Http.Headers;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>
/// One conditional GET of a source's file, whole or not at all. Redirects are followed here, each one checked; there is no second try
/// here either: when to come again is kept in the source's state, where a restart does not forget it.
/// </summary>
public sealed partial class FetchSource(IHttpClientFactory clients, IOptions<RefreshSettings> settings, TimeProvider clock, ILogger<FetchSource> log)
{
    public const string Client = "refresh";

    private const int MostRedirects = 5, BufferBytes = 81_920;

    /// <param name="source">What to ask for.</param>
    /// <param name="known">What the source said of the file that is here already.</param>
    /// <param name="path">Where a file that is new is written to.</param>
    public async Task<Fetched> RunAsync(DeclaredSource source, Validators? known, string path, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(source.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await FollowAsync(source, known, path, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Its time is up, or that of making the connection.
            return new Fetched(null, RefreshRefusals.TooSlow);
        }
        catch (HttpRequestException failure)
        {
            LogUnanswered(source.Id, failure);
            return new Fetched((int?)failure.StatusCode, ReasonOf(failure));
        }
    }

    private async Task<Fetched> FollowAsync(DeclaredSource source, Validators? known, string path, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(Client);
        var address = new Uri(source.Address);
        int? status = null;
        for (int hop = 0; hop <= MostRedirects; hop++)
        {
            if (!SourceAddress.IsAllowed(source, address, settings.Value.AllowLoopback)) return Strayed(source, address, status);
            using var question = Question(address, known);
            using var answer = await client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, cancellation);
            status = (int)answer.StatusCode;
            if (status is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location) return await TakeAsync(source, known, answer, path, cancellation);
            address = new Uri(address, location);
        }

        return new Fetched(status, RefreshRefusals.RedirectRefused);
    }

    private Fetched Strayed(DeclaredSource source, Uri address, int? status)
    {
        LogStrayed(source.Id, Excerpt.Of(address.IdnHost));
        return new Fetched(status, status is null ? RefreshRefusals.AddressRefused : RefreshRefusals.RedirectRefused);
    }

    private static HttpRequestMessage Question(Uri address, Validators? known)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, address);
        // The file is wanted as it is: unpacking, with its limits, is the loader's.
        question.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (known?.ETag is { } tag) question.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (known?.LastModified is { } day) question.Headers.TryAddWithoutValidation("If-Modified-Since", day);
        return question;
    }

    private async Task<Fetched> TakeAsync(DeclaredSource source, Validators? known, HttpResponseMessage answer, string path, CancellationToken cancellation)
    {
        int status = (int)answer.StatusCode;
        if (status == Fetched.NotModified && known is not null) return new Fetched(status) { Known = known };
        if (status != 200) return new Fetched(status, RefreshRefusals.Answered(status)) { RetryAfter = RetryAfter(answer) };
        if (answer.Content.Headers.ContentLength > source.LargestBytes) return new Fetched(status, RefreshRefusals.TooLarge(source.LargestBytes));

        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        long? bytes = await CopyAsync(body, path, source.LargestBytes, cancellation);
        if (bytes is not { } whole) return new Fetched(status, RefreshRefusals.TooLarge(source.LargestBytes));
        return new Fetched(status) { Bytes = whole, Known = ValidatorsOf(source, answer) };
    }

    private static Validators? ValidatorsOf(DeclaredSource source, HttpResponseMessage answer)
    {
        string? tag = First(answer.Headers, "ETag"), day = First(answer.Content.Headers, "Last-Modified");
        return tag is null && day is null ? null : new Validators(Validators.KeyOf(source), tag, day);
    }

    // What a sender says without end is not kept.
    private static string? First(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 and <= 256 } value ? value : null;

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } moment } => moment - clock.GetUtcNow(),
        _ => null,
    };

    private static async Task<long?> CopyAsync(Stream body, string path, long most, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        var buffer = new byte[BufferBytes];
        long taken = 0;
        for (int read; (read = await ReadAsync(body, buffer, cancellation)) > 0;)
        {
            taken += read;
            if (taken > most) return null;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return taken;
    }

    // What the disk throws is ours; what the connection throws, or an end before the stated length, is the source's.
    private static async Task<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation);
        }
        catch (IOException cut)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, null, cut, HttpStatusCode.OK);
        }
    }

    private static Refusal ReasonOf(HttpRequestException failure) => failure switch
    {
        { HttpRequestError: HttpRequestError.ResponseEnded } => RefreshRefusals.Truncated,
        { InnerException: PrivateAddressException } => RefreshRefusals.PrivateAddress,
        _ => RefreshRefusals.Unreachable,
    };

    [LoggerMessage(LogLevel.Warning, "A source did not answer. Source: {Source}.")]
    private partial void LogUnanswered(string source, Exception failure);

    [LoggerMessage(LogLevel.Warning, "A source's address is not allowed. Source: {Source}. Host: {Host}.")]
    private partial void LogStrayed(string source, string host);
}

/// <summary>A name led to this machine or its network; no connection was made.</summary>
public sealed class PrivateAddressException(string host) : Exception($"{host} leads to no address of the internet.");
