using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A promise is taken back, or money that was entered by mistake. The document stays, with the reason; the ledger never had it.</summary>
public sealed record Withdrawal(string? Reason)
{
    private const int Longest = 2_000;

    internal static Outcome<string> ReasonOf(string? reason) => reason?.Trim() is { Length: > 0 and <= Longest } said
        ? said
        : Refusal.Unprocessable("reason-missing", "Say why it is withdrawn.", new FieldError("/reason", "required", $"Up to {Longest} characters."));
}
