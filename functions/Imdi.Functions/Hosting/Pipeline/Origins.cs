using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Hosting;

/// <summary>Which other sites' scripts may call: public data everyone without credentials, the rest the origins in the settings.</summary>
internal sealed class Origins(IOptions<HostingSettings> settings) : IConfigureOptions<CorsOptions>
{
    internal const string PublicData = "public-data";

    private static readonly string[] Exposed = ["ETag", "Link", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "Content-Disposition", "Imdi-Run"];

    public void Configure(CorsOptions options)
    {
        options.AddPolicy(PublicData, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader().WithExposedHeaders(Exposed));
        options.AddDefaultPolicy(policy => policy.WithOrigins([.. settings.Value.AllowedOrigins])
            .AllowAnyMethod().AllowAnyHeader().AllowCredentials().WithExposedHeaders(Exposed));
    }
}
