using Azure;
using Azure.Identity;

namespace Imdi.Functions.Storage;

/// <summary>Whether what was thrown means that storage failed, or could not be signed in to, rather than that there is a bug.</summary>
internal static class StorageFailure
{
    /// <summary>Out of reach: status 0 is no answer at all; an AggregateException is what the clients' retries end in; without a token nothing is reached.</summary>
    public static bool IsOutage(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or >= 500 } or AuthenticationFailedException => true,
        AggregateException many => many.InnerExceptions.Any(IsOutage),
        _ => false,
    };

    /// <summary>An AggregateException is what the clients' retries end in; InvalidDataException is content that cannot be read.</summary>
    public static bool Is(Exception failure) =>
        failure is RequestFailedException or AggregateException or AuthenticationFailedException or IOException or InvalidDataException or OperationCanceledException;
}
