using System.Runtime.CompilerServices;

namespace Imdi.Functions.Hosting;

/// <summary>Answers 400 to an address with an unknown or wrong parameter, naming all that are wrong, before the handler is bound.</summary>
internal sealed class CheckParameters(RequestDelegate next)
{
    private readonly ConditionalWeakTable<Endpoint, ParameterTable> _tables = [];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<RoomRoute>() is null) return next(context);
        var table = _tables.GetValue(endpoint, static one => ParameterTable.Of((RouteEndpoint)one));
        return table.Check(context.Request) is { } refusal ? Problem.Of(refusal, context).WriteAsync(context) : next(context);
    }
}
