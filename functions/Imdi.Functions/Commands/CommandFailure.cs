using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Commands;

/// <summary>What a person is told when a command fails: one sentence, and the detail only to who asks for it.</summary>
internal static class CommandFailure
{
    // 128 + SIGINT, as shells have it.
    private const int Interrupted = 130;

    public static int Say(Exception failure, bool isVerbose)
    {
        Console.Error.WriteLine(SentenceOf(failure));
        if (isVerbose) Console.Error.WriteLine(failure);
        else if (failure is not OperationCanceledException) Console.Error.WriteLine("Add --verbose to see the detail.");
        return failure is OperationCanceledException ? Interrupted : 1;
    }

    internal static string SentenceOf(Exception failure) => failure switch
    {
        OperationCanceledException => "Stopped before it was done. Nothing is half-published: the same command takes it up again.",
        OptionsValidationException wrong => $"A setting is wrong: {FirstLine(wrong.Message)}",
        _ when Causes(failure).Any(cause => cause is SocketException) => "Storage does not answer: look at AzureWebJobsStorage, or start the command again if the storage emulator was stopped meanwhile.",
        _ => $"It failed: {FirstLine(Causes(failure).Last().Message)}",
    };

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
