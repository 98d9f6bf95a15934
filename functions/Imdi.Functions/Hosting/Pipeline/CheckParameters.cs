using System.Runtime.CompilerServices;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>Answers 400 to an address with an unknown or wrong parameter, naming all that are wrong, before the handler is bound.</summary>
internal sealed class CheckParameters(RequestDelegate next)
{
    private readonly ConditionalWeakTable<Endpoint, ParameterTable> _tables = [];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<RoomRoute>() is null) return next(context);
        if (context.Features.Get<AskedEnding>()?.Format is { } format and not (DataFormat.Json or DataFormat.Csv)
            && endpoint.Metadata.GetMetadata<OtherForms>()?.Formats.Contains(format) != true)
        {
            return Problem.Of(DataFormats.NoSuchForm(format), context).WriteAsync(context);
        }

        var table = _tables.GetValue(endpoint, static one => ParameterTable.Of((RouteEndpoint)one));
        return table.Check(context.Request) is { } refusal ? Problem.Of(refusal, context).WriteAsync(context) : next(context);
    }
}
