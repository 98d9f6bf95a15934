using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Imdi.Benchmarks;

/// <summary>
/// A thousand requests a second, for a while, from this process to the site in another, and in turn to an endpoint of Kestrel that does nothing: published
/// pages, and questions about a corridor that are worked out. Arrivals do not wait for answers, so a server that falls behind shows it in its latencies.
/// </summary>
internal static class LoadOfSite
{
    public const string Trivial = "serve-trivial";

    private static readonly string[] Published = ["/en/", "/fr/send/", "/en/send/targets/", "/es/data/", "/ar/about/", "/en/send/gbr/ken/", "/sitemap.xml"];

    private static readonly string[] Queries = [.. Enumerable.Range(1, 50).Select(number => string.Create(CultureInfo.InvariantCulture, $"/api/remittances/corridors/GBR/KEN?amount={number * 10}"))];

    private static readonly string[] QueryPages = [.. Enumerable.Range(1, 50).Select(number => string.Create(CultureInfo.InvariantCulture, $"/en/send/gbr/ken/?amount={number * 10}"))];

    public static async Task<int> RunAsync(int perSecond, int seconds)
    {
        await using var site = await ServerProcess.SiteAsync();
        await using var trivial = await ServerProcess.TrivialAsync();
        (string Name, Uri Server, string[] Addresses)[] works =
        [
            ("trivial endpoint", trivial.Address, ["/"]), ("published pages", site.Address, Published), ("corridor queries (JSON)", site.Address, Queries), ("corridor queries (pages)", site.Address, QueryPages), ("trivial endpoint again", trivial.Address, ["/"]),
        ];
        foreach (var (_, server, addresses) in works) await SendAsync(server, addresses, Math.Min(200, perSecond), 3);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perSecond} requests a second for {seconds} s each, {Environment.ProcessorCount} cores shared by both sides"));
        Latencies? floor = null;
        foreach (var (name, server, addresses) in works)
        {
            var found = await SendAsync(server, addresses, perSecond, seconds);
            floor ??= found;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} p50 {found.P50,7:F2} ms ({found.P50 / floor.P50:F2})  p99 {found.P99,8:F2} ms ({found.P99 / floor.P99:F2})  {found.PerSecond,6:F0} answers/s  {found.Errors} errors of {found.Sent}"));
        }

        return 0;
    }

    public static async Task<int> ServeAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        byte[] body = new byte[8 * 1024];
        app.Run(async (HttpContext context) =>
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        await app.RunAsync($"http://127.0.0.1:{port}");
        return 0;
    }

    private sealed record Latencies(double P50, double P99, double PerSecond, int Errors, int Sent);

    private static async Task<Latencies> SendAsync(Uri server, string[] addresses, int perSecond, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        int all = perSecond * seconds, errors = 0;
        double[] took = new double[all];
        List<Task> pending = new(all);
        long started = Stopwatch.GetTimestamp();
        for (int number = 0; number < all;)
        {
            // In slices of some milliseconds, since no timer is finer: those that are due by now leave together.
            int due = Math.Min(all, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond) + 1);
            for (; number < due; number++) pending.Add(OneAsync(number));
            await Task.Delay(1);
        }

        await Task.WhenAll(pending);
        double elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.Sort(took);
        return new(took[all / 2], took[all * 99 / 100], all / elapsed, errors, all);

        async Task OneAsync(int number)
        {
            // From when it should have left, so that a generator that is late does not hide a server that is.
            long due = started + (long)((double)number / perSecond * Stopwatch.Frequency);
            try
            {
                using var answer = await client.GetAsync(addresses[number % addresses.Length]);
                await answer.Content.CopyToAsync(Stream.Null);
                if (answer.StatusCode != HttpStatusCode.OK) Interlocked.Increment(ref errors);
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref errors);
            }

            took[number] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
    }
}
