using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Amounts beyond what sums can hold are typing errors.</summary>
internal static class MoneyBound
{
    public static FieldError Wrong(string field, Currency currency) => new($"/{field}", "amount-above-limit", $"At most {new Money(TypedMoney.MostMinor, currency)}.");
}
