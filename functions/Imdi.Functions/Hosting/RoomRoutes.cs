using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>What marks a route as one of the API's: its parameters are then checked and its description is complete.</summary>
internal sealed record RoomRoute(string Prefix);

/// <summary>Marks a route whose further parameters follow from what it is asked about; its handler refuses the unknown ones itself.</summary>
internal sealed record TakesOtherParameters;

/// <summary>A refusal that an operation may answer with, for its description.</summary>
public sealed record Refuses(RefusalKind Kind, string Code, string When)
{
    private static readonly Refuses[] Common =
    [
        new(RefusalKind.Malformed, "unknown-parameter", "A parameter is unknown, or its value is wrong: `errors` says which and what would be right"),
        new(RefusalKind.Unavailable, "storage-unavailable", "Storage does not answer just now"),
    ];

    private static Refuses TooMany { get; } = new(RefusalKind.TooMany, "too-many-requests", "Too many requests from one address, or with one token; Retry-After says when to go on");

    private static readonly Refuses[] OfReading = [new(RefusalKind.NotFound, "no-such-form", "The address has an ending that it does not answer as"), TooMany];

    private static readonly Refuses[] OfWriting =
    [
        new(RefusalKind.TooLarge, "body-too-large", "The body is longer than the limit that the answer names"),
        new(RefusalKind.Unsupported, "unsupported-media-type", "The body is of a type that is not taken"),
        TooMany,
    ];

    /// <summary>All of an operation: its own, those of every operation, and those of every one that reads or writes.</summary>
    internal static IEnumerable<Refuses> Of(IEnumerable<object> metadata, string? method) =>
        metadata.OfType<Refuses>().Concat(Common).Concat(method is "GET" ? OfReading : OfWriting).DistinctBy(refusal => (refusal.Kind, refusal.Code));
}

/// <summary>How a room maps its routes.</summary>
public static class RoomRoutes
{
    /// <summary>The group of routes under <c>/api/{prefix}</c>.</summary>
    public static RouteGroupBuilder MapRoom(this IEndpointRouteBuilder routes, string prefix, string tag)
    {
        var group = routes.MapGroup($"/api/{prefix}");
        group.WithTags(tag).WithMetadata(new RoomRoute(prefix));
        return group;
    }

    /// <summary>Names the operation; every operation needs it, with all its refusals that are its own.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string id, string summary, params Refuses[] refusals) =>
        route.WithName(id).WithSummary(summary).WithMetadata([.. refusals]);

    /// <summary>Shows the operation by a request; every operation needs one that succeeds, after its <see cref="Describe"/>.</summary>
    public static RouteHandlerBuilder Example(this RouteHandlerBuilder route, Example example) => route.WithMetadata(example);

    /// <summary>Takes <c>run</c>: for operations that are answered from published files alone.</summary>
    public static RouteHandlerBuilder ForAnyRun(this RouteHandlerBuilder route) =>
        route.WithMetadata(OfAnyRun.Instance, new Refuses(RefusalKind.NotFound, "no-such-run", "`run` is no run that is kept"));

    /// <summary>Answers one thing of public data, readable from every origin.</summary>
    public static RouteHandlerBuilder AnswersOne<T>(this RouteHandlerBuilder route, bool alsoCsv = false) => alsoCsv
        ? route.Public().Produces<T>(200, "application/json", "text/csv").Produces(304)
        : route.Public().Produces<T>(200, "application/json").Produces(304);

    /// <summary>Answers pages of a public collection as JSON and CSV, readable from every origin.</summary>
    public static RouteHandlerBuilder AnswersRows<T>(this RouteHandlerBuilder route) =>
        route.Public().Produces<Collection<T>>(200, "application/json", "text/csv").Produces(304);

    /// <summary>
    /// A page of the site that is worked out because its address carries a query; without one the published page is served.
    /// <c>{language:language}</c> in the pattern takes the site's languages only.
    /// </summary>
    public static RouteHandlerBuilder OfQueries(this RouteHandlerBuilder route) => route.WithMetadata(AskedWithQuery.Instance).ExcludeFromDescription();

    private static RouteHandlerBuilder Public(this RouteHandlerBuilder route) => route.RequireCors(Origins.PublicData);
}
