using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Why a question to a corridor is refused, and what would be right.</summary>
internal static class QuestionChecks
{
    public static Refusal? Refuse(CorridorQuestion question, DateOnly today) => question switch
    {
        { Amount: not null, Receive: not null } => Of("two-amounts", "receive", "Ask for an amount to send or for an amount to be received, not for both."),
        { Amount: <= 0m } => Of("amount-not-positive", "amount", "The amount to send must be above 0."),
        { Receive: <= 0m } => Of("amount-not-positive", "receive", "The amount to be received must be above 0."),
        { AsOf: { } day } when day > today => Of("as-of-too-late", "asOf", string.Create(CultureInfo.InvariantCulture, $"The latest day known is {today:yyyy-MM-dd}.")),
        _ => null,
    };

    public static Refusal TooMuch(string field, decimal largest, Currency currency) => Of(
        "amount-too-large", field, string.Create(CultureInfo.InvariantCulture, $"The survey says nothing of such amounts: at most {largest:0.##} {currency} may be sent here."));

    public static Refusal TooLittle(string field, Currency currency) => Of(
        "amount-too-small", field, $"Nothing below {new Money(1, currency).ToAmountText()} {currency} can be sent here.");

    public static Refusal WrongCurrency(Corridor corridor, IReadOnlyList<Currency> right) => Of(
        "wrong-currency", "currency", $"Amounts from {corridor.From} to {corridor.To} are in {string.Join(" or ", right)}.");

    private static Refusal Of(string code, string field, string detail) => Refusal.Unprocessable(code, detail, new FieldError($"/{field}", code, detail));
}
