using MimeKit;

namespace Imdi.Functions.Directory;

/// <summary>Whether text is an address that a message can be sent to.</summary>
public static class MailAddress
{
    private const int Longest = 254;

    /// <summary>One bare address with a domain; nothing that would be several, a name or a further header.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: > 2 and <= Longest } && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || "<>,;\"()\\:[]".Contains(letter, StringComparison.Ordinal))
        && MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && mailbox.Domain is { Length: > 0 };
}
