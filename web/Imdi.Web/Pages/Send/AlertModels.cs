using Imdi.Shared;

namespace Imdi.Web.Pages.Send;

/// <summary>The form of a corridor's alerts, or what follows once it is sent.</summary>
/// <param name="Threshold">5, 3 or own.</param>
public sealed record AlertModel(
    CountryCode From, CountryCode To, Percent? Cost, Period? Period, string IssuedAt, string? Email, string Threshold, string? Own, Language Chosen,
    IReadOnlyList<FieldError> Errors, bool IsSent);

public enum AlertLinkState { Confirm, Confirmed, Leave, Left, Invalid }

/// <summary>The page that the link of a message leads to; without a corridor where nothing is kept any more.</summary>
public sealed record AlertLinkModel(AlertLinkState State, string Key)
{
    public CountryCode? From { get; init; }

    public CountryCode? To { get; init; }

    /// <summary>Percent, with the decimals that it has.</summary>
    public decimal Threshold { get; init; }
}
