using Azure;
using Azure.Identity;

namespace Imdi.Functions.Storage;

/// <summary>Whether what was thrown means that storage failed, or could not be signed in to, rather than that there is a bug.</summary>
internal static class StorageFailure
{
    /// <summary>An AggregateException is what the clients' retries end in; InvalidDataException is content that cannot be read.</summary>
    public static bool Is(Exception failure) =>
        failure is RequestFailedException or AggregateException or AuthenticationFailedException or IOException or InvalidDataException or OperationCanceledException;
}
