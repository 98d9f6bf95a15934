using Imdi.Shared;
using Microsoft.AspNetCore.Routing.Matching;

namespace Imdi.Functions.Hosting;

/// <summary>Marks a route that only a request with a query takes; others go on to the published page of that address.</summary>
internal sealed class AskedWithQuery
{
    public static AskedWithQuery Instance { get; } = new();
}

internal sealed class AskedWithQueryPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<AskedWithQuery>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        // An earlier run's page is published as the current one's is.
        if (httpContext.Request.Query.Keys.Any(name => name != PastRuns.Parameter)) return Task.CompletedTask;
        for (int index = 0; index < candidates.Count; index++)
        {
            if (candidates[index].Endpoint?.Metadata.GetMetadata<AskedWithQuery>() is not null) candidates.SetValidity(index, false);
        }

        return Task.CompletedTask;
    }
}

/// <summary><c>{language:language}</c>: a language that the region offers.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out object? value) && ReaderLanguage.Offered(httpContext).Any(language => language.Tag == value?.ToString());
}
