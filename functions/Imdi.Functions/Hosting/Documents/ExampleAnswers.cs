using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Imdi.Functions.Hosting;

/// <summary>Shows each example in the description: what was asked at the parameters and the body, what was answered at its status.</summary>
internal static class ExampleAnswers
{
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<Example>().Reverse())
        {
            var answered = operation.Responses?.GetValueOrDefault($"{example.Status}");
            foreach (var content in (answered?.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(one => IsJson(one.Key)))
            {
                content.Value.Example = Find(operation.OperationId!, example.Status);
            }

            if (example.Status < StatusCodes.Status400BadRequest) DescribeRequest(operation, context.Description.RelativePath!, example);
        }

        return Task.CompletedTask;
    }

    /// <summary>How the answer is kept; null for one that is not JSON, or not recorded yet.</summary>
    private static JsonNode? Find(string operation, int status)
    {
        using var recorded = typeof(ExampleAnswers).Assembly.GetManifestResourceStream($"examples/{operation}-{status}.json");
        return recorded is null ? null : JsonNode.Parse(recorded);
    }

    private static void DescribeRequest(OpenApiOperation operation, string route, Example example)
    {
        string[] parts = example.Address.Split('?', 2);
        var values = new RouteValueDictionary();
        new TemplateMatcher(TemplateParser.Parse(route), []).TryMatch(parts[0], values);
        foreach (var (name, value) in QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1))) values[name] = value.ToString();
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (values.TryGetValue(parameter.Name!, out object? value) && value is string text && !text.StartsWith('{')) parameter.Example = text;
        }

        foreach (var content in (operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(one => one.Key == example.ContentType))
        {
            content.Value.Example = IsJson(example.ContentType) && example.Body is { } json ? JsonNode.Parse(json) : example.Body;
        }
    }

    private static bool IsJson(string contentType) => contentType.EndsWith("json", StringComparison.Ordinal);
}
