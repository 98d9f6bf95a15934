using System.Collections;
using System.IO.Compression;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Imdi.Functions.Hosting;

/// <summary>What stands between a connection and the rooms, in one order for both heads.</summary>
internal static class HostPipeline
{
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration, HostMode mode, JobTable jobs)
    {
        services.AddSingleton(mode).AddSingleton(jobs).AddSingleton<ErrorPages>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<HostingSettings>().Bind(configuration.GetSection(HostingSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ServerLimits>();
        services.AddSingleton<IConfigureOptions<CorsOptions>, Origins>();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RequestLimits>();
        services.AddCors().AddRateLimiter().AddDocs().AddTelemetry(configuration, mode);

        // The framework's line for each request has its whole address, and the address of a link is its secret.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.Configure<JsonOptions>(options => Speak(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddRouting(options => options.ConstraintMap["language"] = typeof(LanguageConstraint));
        services.AddSingleton<MatcherPolicy, AskedWithQueryPolicy>();
        services.AddResponseCompression(Compress);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        if (mode.Kind != HostKind.Standalone) services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HostingSettings>>(TrustThisMachine);
        if (mode.Kind == HostKind.Standalone) services.AddWorker<JobTimer>();
        return services;
    }

    /// <param name="rooms">What the rooms put between routing and their routes.</param>
    /// <param name="map">The rooms' routes.</param>
    public static void UseHosting(this IApplicationBuilder app, HostMode mode, Action<IApplicationBuilder> rooms, Action<IEndpointRouteBuilder> map)
    {
        if (mode.Kind != HostKind.Standalone) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HeadAndOptions>();
        app.UseResponseCompression();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<EmptyAnswers>();
        app.UseMiddleware<TurnedAway>();
        app.UseMiddleware<PublishedFirst>();
        app.RunLate(late =>
        {
            late.UseMiddleware<FormatEnding>();
            late.Use(SayWhatBody);
            late.UseRouting();
            late.UseMiddleware<BodyLimit>();
            late.UseCors();
            late.UseRateLimiter();
            rooms(late);

            // After it is known who asks: whoever may not ask learns nothing of how to ask.
            late.UseMiddleware<CheckParameters>();
            late.UseMiddleware<PastRuns>();
            late.UseEndpoints(routes => routes.MapLate(map));
            late.UseSite();
        });
    }

    // Where forms and programs share an address, a request that does not say what its body is would be for both. Without a body it is a program's; with one, nobody knows.
    private static Task SayWhatBody(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method)) context.Request.ContentType ??= context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true ? "application/octet-stream" : "application/json";
        return next(context);
    }

    private static void Speak(JsonSerializerOptions options)
    {
        // Names of places in their own letters; every answer is application/json with nosniff, so no browser reads it as a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        options.TypeInfoResolver = options.TypeInfoResolver?.WithAddedModifier(RefuseNullItems);
    }

    // The serializer respects that a property is not nullable, but not that the items of a list are not: no list here holds a null.
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type.Kind is not (JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary) || type.ElementType is not { IsValueType: false }) return;
        type.OnDeserialized = list =>
        {
            bool holdsNull = list is IDictionary map ? map.Values.Cast<object?>().Contains(null) : ((IEnumerable)list).Cast<object?>().Contains(null);
            if (holdsNull) throw new JsonException("A list holds a null.");
        };
    }

    private static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = false;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", Problem.ContentType, "image/svg+xml"];
    }

    // In both heads the Functions host stands before the application on this machine; without its word all readers would share one address.
    private static void TrustThisMachine(ForwardedHeadersOptions options, IOptions<HostingSettings> settings)
    {
        options.ForwardedForHeaderName = settings.Value.ClientAddressHeader;
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Add(IPAddress.Loopback);
        options.KnownProxies.Add(IPAddress.IPv6Loopback);
        options.ForwardLimit = 1;
    }
}
