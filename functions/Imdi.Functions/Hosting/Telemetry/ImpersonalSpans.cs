using System.Diagnostics;
using OpenTelemetry;

namespace Imdi.Functions.Hosting;

/// <summary>
/// Lets only those attributes of a span leave that cannot hold anything personal. Paths, queries, agents and addresses can: a route's template
/// says which door it was, and the trace id leads from a person's report to the span.
/// </summary>
internal sealed class ImpersonalSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept =
    [
        "http.request.method", "http.response.status_code", "http.route", "http.request.resend_count", "network.protocol.version", "url.scheme", "server.address", "server.port", "error.type",
        "faas.trigger", "faas.name", "otel.status_code",
    ];

    public override void OnEnd(Activity data)
    {
        // The name of a host that a caller asks for is the caller's to choose.
        bool isAsked = data.Kind == ActivityKind.Server;
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name) || (isAsked && name is ("server.address" or "server.port"))) data.SetTag(name, null);
        }

        if (isAsked && data.GetTagItem("http.route") is null) data.DisplayName = data.GetTagItem("http.request.method") is string method ? $"{method} site" : "site";
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
        data.TraceStateString = null;
    }
}
