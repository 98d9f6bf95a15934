using Imdi.Shared;
using static System.FormattableString;

namespace Imdi.Functions.Datasets;

/// <summary>Why a refresh published nothing. What is said here is public: no address, no message of a program.</summary>
public static class RefreshRefusals
{
    public static Refusal AddressRefused { get; } = Refusal.Unprocessable("address-refused", "The source's address is not an https address of the hosts that are declared.");

    public static Refusal RedirectRefused { get; } = Refusal.Unprocessable("redirect-refused", "The source redirects to where it is not declared to lead, or too often.");

    public static Refusal PrivateAddress { get; } = Refusal.Unprocessable("private-address", "The source's name leads to an address that is not the internet's.");

    public static Refusal Unreachable { get; } = Refusal.Unprocessable("unreachable", "The source could not be reached.");

    public static Refusal TooSlow { get; } = Refusal.Unprocessable("too-slow", "The source did not answer in the time that it has.");

    public static Refusal Truncated { get; } = Refusal.Unprocessable("truncated-body", "The source's answer ended before it was whole.");

    public static Refusal Interrupted { get; } = Refusal.Unprocessable("interrupted", "The run before this one ended on the way. Nothing is half-published.");

    public static Refusal TooLarge(long most) => Refusal.Unprocessable("too-large", Invariant($"The source's file has more than the {most} bytes that it may have."));

    public static Refusal Answered(int status) => Refusal.Unprocessable("source-answered", Invariant($"The source answered {status}."));

    public static Refusal NoDataFile(string begins) => Refusal.Unprocessable("no-data-file", $"The archive does not hold exactly one file whose name begins with {begins}.");
}
