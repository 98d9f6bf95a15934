using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A corridor page asked with a query: compared as asked, or as usual with what was wrong.</summary>
internal sealed record AskedPage(CorridorComparison Compared, FieldError? Error, string? Entered);

internal static class SendPageQuery
{
    private const string NoNumber = "Enter an amount in figures, such as 200 or 150.50.";

    /// <summary>The amount that goes on with the reader to the corridor's page.</summary>
    public static string Of(string? amount, string? receive) =>
        (string.IsNullOrWhiteSpace(receive) ? Part("amount", amount) : Part("receive", receive)) is { Length: > 0 } query ? "?" + query : "";

    public static AskedPage Ask(CorridorFacts facts, string? amount, string? receive, string? pay, DateOnly today, RemittanceOptions options)
    {
        var usual = new CorridorQuestion { Services = new ServiceFilter { Pickup = QuoteCodes.Pickups.Parse(pay) } };
        string field = string.IsNullOrWhiteSpace(receive) ? "amount" : "receive";
        string? entered = field == "amount" ? amount : receive;
        if (string.IsNullOrWhiteSpace(entered)) return new AskedPage(CorridorComparison.Of(facts, usual, today, options).Value, null, null);
        if (TypedAmount.Parse(entered) is not { } number) return Wrong(new FieldError($"/{field}", "not-an-amount", NoNumber));

        var question = field == "amount" ? usual with { Amount = number } : usual with { Receive = number };
        var compared = CorridorComparison.Of(facts, question, today, options);
        return compared.IsOk ? new AskedPage(compared.Value, null, null) : Wrong(compared.Refusal.Errors[0]);

        AskedPage Wrong(FieldError error) => new(CorridorComparison.Of(facts, usual, today, options).Value, error, Shortened(entered));
    }

    private static string Part(string name, string? value) => string.IsNullOrWhiteSpace(value) ? "" : $"{name}={Uri.EscapeDataString(Shortened(value))}";

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40];
}
