using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Free text that an entry's hash is made of: it is public and never goes away, so no address and no telephone number is in it.</summary>
internal static class LedgerText
{
    public const string Code = "personal-data";

    private const int Longest = 500;

    public static FieldError? Wrong(string field, string? text) => text switch
    {
        { Length: > Longest } => new($"/{field}", "too-long", $"At most {Longest} characters."),
        { } said when PublicText.Of(said) != said => new($"/{field}", Code, "No e-mail addresses and no telephone numbers: the ledger is public for ever."),
        _ => null,
    };

    public static Refusal? Refused(string field, string? text) => Wrong(field, text) is { } wrong ? Refusal.Unprocessable("text-wrong", "This text cannot stand in the ledger; the error says why.", wrong) : null;
}
