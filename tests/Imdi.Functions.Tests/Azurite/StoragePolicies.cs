using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Imdi.Functions.Tests.Azurite;

/// <summary>Writes down every request: method and the path after the account.</summary>
public sealed class RecordingPolicy : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<(string Method, string Path)> _requests = new();

    public IReadOnlyList<(string Method, string Path)> Requests => [.. _requests];

    public IEnumerable<string> Writes(string container) =>
        Requests.Where(request => request.Method != "GET" && request.Path.StartsWith(container, StringComparison.Ordinal)).Select(request => request.Path);

    public void Clear() => _requests.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        string path = message.Request.Uri.Path ?? "";
        _requests.Enqueue((message.Request.Method.Method, path[(path.TrimStart('/').IndexOf('/', StringComparison.Ordinal) + 1)..].TrimStart('/')));
    }
}

/// <summary>Stands for a process that dies before its n-th request: this one and all later ones never leave.</summary>
public sealed class DyingPolicy(int requests) : HttpPipelineSynchronousPolicy
{
    private int _left = requests;

    public bool Died => _left < 0;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            throw new KilledException();
        }
    }
}

public sealed class KilledException() : Exception("The process died here.");

/// <summary>A storage service that can be switched off.</summary>
public sealed class OutagePolicy : HttpPipelineSynchronousPolicy
{
    public bool IsDown { get; set; }

    public override void OnSendingRequest(HttpMessage message)
    {
        if (IsDown)
        {
            throw new Azure.RequestFailedException(503, "Down for the test.");
        }
    }
}
