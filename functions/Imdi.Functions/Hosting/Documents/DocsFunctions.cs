using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Imdi.Functions.Hosting;

/// <summary>The API described for machines at /api/openapi.json and for people at /api/docs, all from this origin.</summary>
internal static class DocsFunctions
{
    public const string DocumentAddress = "/api/openapi.json", DocsAddress = "/api/docs";

    // The reader of the documentation is one script of the package's own; it writes style elements and draws icons from data addresses.
    private const string PolicyByNonce =
        "default-src 'none'; script-src 'nonce-{0}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IServiceCollection AddDocs(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(ApiDocument.Introduce);
        options.AddOperationTransformer(ApiDocument.DescribeParameters);
        options.AddOperationTransformer(ApiDocument.DescribeRefusals);
        options.AddOperationTransformer(ExampleAnswers.Describe);
        options.AddSchemaTransformer(ApiDocument.DescribeCodes);
    });

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(DocumentAddress).RequireCors(Origins.PublicData);
        routes.MapScalarApiReference(DocsAddress, (options, context) =>
        {
            options.WithTitle("IMDI API").WithOpenApiRoutePattern(DocumentAddress).WithNonce();
            options.DisableTelemetry().DisableAgent().DisableDefaultFonts();
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            context.Response.OnStarting(() =>
            {
                if (context.Items.TryGetValue(ScalarOptions.NonceHttpContextItemKey, out object? nonce))
                {
                    context.Response.Headers.ContentSecurityPolicy =
                        PolicyByNonce.Replace("{0}", nonce?.ToString(), StringComparison.Ordinal);
                }

                return Task.CompletedTask;
            });
        });
    }
}
