using Imdi.Functions.Funding;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>What the forms of money make of what is typed into them.</summary>
public sealed class MoneyTypedTests
{
    [Theory]
    [InlineData("250.000,00", "USD", 250_000_00)]
    [InlineData("1'250.00", "CHF", 1_250_00)]
    [InlineData("1250,50", "USD", 1_250_50)]
    [InlineData("1250.125", "KWD", 1_250_125)]
    public async Task An_amount_is_what_was_typed(string typed, string currency, long minor)
    {
        var form = Form(typed, currency);

        Assert.Equal(new Money(minor, Currency.Parse(currency)), form.Amount("amount"));
        Assert.Null(await form.RunAsync(() => Task.FromResult<Outcome<int>>(1)));
    }

    [Theory]
    [InlineData("1.500", "USD", "not-an-amount")]
    [InlineData("1,250", "KWD", "not-an-amount")]
    [InlineData("10.005", "USD", "not-an-amount")]
    [InlineData("", "USD", "required")]
    public async Task No_amount_is_guessed(string typed, string currency, string code)
    {
        var form = Form(typed, currency);
        form.Amount("amount");

        var refusal = await form.RunAsync<int>(() => throw new InvalidOperationException("It was taken."));

        Assert.Equal([("/amount", code)], refusal!.Errors.Select(error => (error.Pointer, error.Code)));
    }

    private static MoneyTyped Form(string amount, string currency) => new(name => name switch { "amount" => amount, "currency" => currency, _ => null });
}
