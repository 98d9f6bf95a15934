using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Imdi.Functions.Worker;

/// <summary>One function a route prefix, with every method: the host answers 404 for methods that a trigger does not list.</summary>
public sealed class HttpFunctions(Pipeline pipeline)
{
    [Function("Health")]
    public Task Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/health/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("OpenApi")]
    public Task OpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/openapi.json/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Docs")]
    public Task Docs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/docs/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Auth")]
    public Task Auth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/auth/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Datasets")]
    public Task Datasets(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/datasets/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Uploads")]
    public Task Uploads(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/uploads/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Remittances")]
    public Task Remittances(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/remittances/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Indicators")]
    public Task Indicators(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/indicators/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Directory")]
    public Task Directory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/directory/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Subscriptions")]
    public Task Subscriptions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/subscriptions/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Projections")]
    public Task Projections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/projections/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Proposals")]
    public Task Proposals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/proposals/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Panel")]
    public Task Panel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/panel/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Funding")]
    public Task Funding(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/funding/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    [Function("Profiles")]
    public Task Profiles(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "api/profiles/{*rest}")] HttpRequest request) => pipeline.AnswerAsync(request);

    /// <summary>GET and HEAD alone, so that nothing outside can post to an address at the root.</summary>
    [Function("Site")]
    public Task Site(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request) => pipeline.AnswerAsync(request);
}
