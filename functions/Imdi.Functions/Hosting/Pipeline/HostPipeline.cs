using System.IO.Compression;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Cors.Infrastructure;
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
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, WriteLimit>();
        services.AddCors().AddRateLimiter().AddDocs();
        services.Configure<JsonOptions>(options => Speak(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddRouting(options => options.ConstraintMap["language"] = typeof(LanguageConstraint));
        services.AddSingleton<MatcherPolicy, AskedWithQueryPolicy>();
        services.AddResponseCompression(Compress);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        if (mode.Kind == HostKind.CustomHandler) services.Configure<ForwardedHeadersOptions>(TrustThisMachine);
        if (mode.Kind == HostKind.Standalone) services.AddHostedService<JobTimer>();
        return services;
    }

    public static void UseHosting(this IApplicationBuilder app, HostMode mode)
    {
        if (mode.Kind == HostKind.CustomHandler) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HeadAndOptions>();
        app.UseResponseCompression();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<EmptyAnswers>();
        app.UseMiddleware<FormatEnding>();
        app.UseRouting();
        app.UseMiddleware<BodyLimit>();
        app.UseCors();
        app.UseRateLimiter();
    }

    /// <summary>After it is known who asks: whoever may not ask learns nothing of how to ask.</summary>
    public static void UseParameterChecks(this IApplicationBuilder app) => app.UseMiddleware<CheckParameters>();

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
    }

    private static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = false;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", Problem.ContentType, "image/svg+xml"];
    }

    private static void TrustThisMachine(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Add(IPAddress.Loopback);
        options.KnownProxies.Add(IPAddress.IPv6Loopback);
        options.ForwardLimit = 1;
    }
}
