using Azure;
using Azure.Identity;

namespace Imdi.Functions.Storage;

/// <summary>Whether what was thrown means that storage failed, or could not be signed in to, rather than that there is a bug.</summary>
internal static class StorageFailure
{
    /// <summary>Out of reach, or too busy for us: status 0 is no answer at all; an AggregateException is what the clients' retries end in; without a token nothing is reached.</summary>
    public static bool IsOutage(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 429 or >= 500 } or AuthenticationFailedException => true,
        AggregateException many => many.InnerExceptions.Any(IsOutage),
        _ => false,
    };

    /// <summary>What was tried as often as it makes sense: answered like an outage, to be sent again later.</summary>
    public static Exception Busy(string why) => new RequestFailedException(503, why);

    /// <summary>An AggregateException is what the clients' retries end in; InvalidDataException is content that cannot be read.</summary>
    public static bool Is(Exception failure) =>
        failure is RequestFailedException or AggregateException or AuthenticationFailedException or IOException or InvalidDataException or OperationCanceledException;
}
