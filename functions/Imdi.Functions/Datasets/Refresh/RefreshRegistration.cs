using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>The refresh's services, and the connection that it may make: straight to an address of the internet, checked when the name is resolved.</summary>
public static class RefreshRegistration
{
    public static IServiceCollection AddRefresh(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RefreshSettings>().Bind(configuration.GetSection(RefreshSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RefreshSettings>, Validation>();
        services.AddSingleton<RefreshStore>().AddSingleton<FetchSource>().AddSingleton<RefreshSource>().AddSingleton<RefreshSources>();
        services.AddHttpClient(FetchSource.Client, client =>
        {
            // Each source has a limit of its own.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("IMDI");
        }).ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<IOptions<RefreshSettings>>().Value.AllowLoopback)).RemoveAllLoggers();
        return services;
    }

    // Whatever is wrong with one source is recorded there; what is thrown is storage's, or a bug, and fails the invocation.
    internal static Task RunAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<RefreshSources>().RunAsync(cancellation);

    private static SocketsHttpHandler Handler(bool allowLoopback) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        // Through a proxy the check of the address would be the proxy's.
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowLoopback, cancellation),
    };

    // What was checked is what is connected to: a second answer of the name's cannot come between.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint wanted, bool allowLoopback, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(wanted.Host, cancellation);
        IPAddress[] allowed = [.. found.Where(address => PublicAddress.Is(address) || (allowLoopback && IPAddress.IsLoopback(address)))];
        if (allowed.Length == 0) throw new PrivateAddressException(wanted.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, wanted.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Validation(IHostEnvironment environment) : IValidateOptions<RefreshSettings>
    {
        public ValidateOptionsResult Validate(string? name, RefreshSettings options) =>
            RefreshSettingsRules.Problems(options, environment.IsDevelopment()) is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
