using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Imdi.Functions.Tests.House.Costs;

/// <summary>Counts what is asked of storage over HTTP, by what it costs.</summary>
/// <param name="withinRequests">Whether only what a request of a reader causes is counted, and not what goes on beside it.</param>
internal sealed class CountingPolicy(bool withinRequests) : HttpPipelineSynchronousPolicy
{
    private readonly HttpContextAccessor _current = new();

    private int _tables, _blobReads, _blobWrites;

    public StorageCount Count => new(_tables, _blobReads, _blobWrites);

    public void Clear() => _tables = _blobReads = _blobWrites = 0;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (withinRequests && _current.HttpContext is null) return;
        var request = message.Request;
        if (request.Headers.Contains("DataServiceVersion")) Interlocked.Increment(ref _tables);
        else if (IsRead(request)) Interlocked.Increment(ref _blobReads);
        else if (request.Method != RequestMethod.Delete) Interlocked.Increment(ref _blobWrites);
    }

    // Listing is billed as writing; taking and renewing a lease as reading ("all other operations").
    private static bool IsRead(Request request)
    {
        string query = request.Uri.Query ?? "";
        return query.Contains("comp=lease", StringComparison.Ordinal)
            || ((request.Method == RequestMethod.Get || request.Method == RequestMethod.Head) && !query.Contains("comp=list", StringComparison.Ordinal));
    }
}
