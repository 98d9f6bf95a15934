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
        if (httpContext.Request.QueryString.Value is { Length: > 1 }) return Task.CompletedTask;
        for (int index = 0; index < candidates.Count; index++)
        {
            if (candidates[index].Endpoint?.Metadata.GetMetadata<AskedWithQuery>() is not null) candidates.SetValidity(index, false);
        }

        return Task.CompletedTask;
    }
}

/// <summary><c>{language:language}</c>: a language of the site.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out object? value) && Language.All.Any(language => language.Tag == value?.ToString());
}
