using System.Text.Json.Nodes;
using Imdi.Shared;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Imdi.Functions.Hosting;

/// <summary>What the framework cannot read off a handler: parameters that types bind themselves, code types, and every refusal.</summary>
internal static class ApiDocument
{
    public static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "IMDI",
            Version = HealthFunctions.Version,
            Description = "What it costs to send money home, from real figures. Public data needs no key; every collection is JSON and, at the same address with .csv, CSV.",
        };
        document.Servers = [];
        return Task.CompletedTask;
    }

    public static Task DescribeParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Parameters ??= [];
        foreach (var bound in context.Description.ActionDescriptor.EndpointMetadata.OfType<IParameterBindingMetadata>())
        {
            if (AskedInQuery.Of(bound.ParameterInfo.ParameterType) is { } asked)
            {
                foreach (var own in operation.Parameters.Where(one => one.Name == bound.Name).ToList()) operation.Parameters.Remove(own);
                foreach (var one in asked) operation.Parameters.Add(Described(one));
                continue;
            }

            var type = bound.ParameterInfo.ParameterType;
            var expected = Expected.Of(type.IsArray ? type.GetElementType()! : type);
            var parameter = operation.Parameters.OfType<OpenApiParameter>().FirstOrDefault(one => one.Name == bound.Name || one.Name == ParameterTable.Spelt(bound.Name));
            if (parameter is null) continue;
            parameter.Name = ParameterTable.Spelt(bound.Name);
            // Several values or none: the framework gives an empty array, though it describes one as required.
            if (type.IsArray) parameter.Required = false;
            if (expected is not null) parameter.Description ??= $"{char.ToUpperInvariant(expected.WhatIsRight[0])}{expected.WhatIsRight[1..]}.";
        }

        foreach (var one in context.Description.ActionDescriptor.EndpointMetadata.OfType<OfAnyRun>().SelectMany(_ => OfAnyRun.Parameters)) operation.Parameters.Add(Described(one));
        return Task.CompletedTask;
    }

    public static async Task DescribeRefusals(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        context.Document?.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation));
        operation.Responses ??= [];
        var refusals = Refuses.Of(context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod);
        foreach (var group in refusals.GroupBy(refusal => Statuses.Of(refusal.Kind)).OrderBy(group => group.Key))
        {
            string status = $"{group.Key}";
            if (operation.Responses.ContainsKey(status)) continue;
            operation.Responses[status] = Refusal(string.Join("; ", group.Select(one => $"`{one.Code}`: {one.When.TrimEnd('.')}")), context.Document);
        }

        // What is described is the JSON; as CSV the same rows are text.
        foreach (var content in operation.Responses.Values.Where(response => response.Content is not null).SelectMany(response => response.Content!))
        {
            if (content is { Key: "text/csv", Value: OpenApiMediaType csv }) csv.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        operation.Responses["500"] = Refusal("`internal-error`: the request failed here.", context.Document);
    }

    public static Task DescribeCodes(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        (string Example, string Description)? text =
            type == typeof(CountryCode) ? ("GBR", "ISO 3166-1 alpha-3")
            : type == typeof(Currency) ? ("GBP", "ISO 4217")
            : type == typeof(Period) ? ("2020Q3", "A year, quarter or month")
            : type == typeof(Language) ? ("en", "BCP 47")
            : null;
        if (text is { } known) Become(schema, JsonSchemaType.String, JsonValue.Create(known.Example), known.Description);
        if (type == typeof(Percent)) Become(schema, JsonSchemaType.Number, JsonValue.Create(4.75m), "Percent: 3 is 3 %");
        if (type == typeof(Money))
        {
            Become(schema, JsonSchemaType.Object, new JsonObject { ["amount"] = "12.34", ["currency"] = "GBP" }, "An exact amount with its currency's own decimals");
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String },
            };
            schema.Required = new HashSet<string> { "amount", "currency" };
        }

        return Task.CompletedTask;
    }

    private static void Become(OpenApiSchema schema, JsonSchemaType type, JsonNode? example, string description)
    {
        bool nullable = schema.Type is { } was && was.HasFlag(JsonSchemaType.Null);
        schema.Type = nullable ? type | JsonSchemaType.Null : type;
        schema.Properties = null;
        schema.Required = null;
        schema.Examples = example is null ? null : [example];
        schema.Description = description;
    }

    private static OpenApiParameter Described(AskedParameter one) => new()
    {
        Name = one.Name,
        In = ParameterLocation.Query,
        Description = $"{one.Summary} Takes {one.WhatIsRight}.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiResponse Refusal(string description, OpenApiDocument? document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
        },
    };
}
