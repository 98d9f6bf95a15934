using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What is asked for, before anything is believed of it.</summary>
/// <param name="Threshold">Percent, from 0.1 to 50, with two decimals at most.</param>
/// <param name="Language">Of the messages: en, fr, es or ar; usually en.</param>
public sealed record SubscriptionAnswers(string? Email = null, string? From = null, string? To = null, decimal? Threshold = null, string? Language = null)
{
    private const decimal Least = 0.1m, Most = 50m;

    /// <summary>Address, threshold and language in order; or all that is wrong at once.</summary>
    public Outcome<(string Address, decimal Threshold, Language Language)> Check(bool isKnown)
    {
        string address = (Email ?? "").Trim();
        var language = Imdi.Shared.Language.English;
        FieldError[] errors =
        [
            .. WrongAddress(address),
            .. isKnown ? (FieldError[])[] : [new(SubscriptionField.To.Pointer, "no-such-corridor", "Name a pair of countries that this site has a page for.")],
            .. Threshold is >= Least and <= Most && decimal.Round(Threshold.Value, 2) == Threshold
                ? (FieldError[])[] : [new(SubscriptionField.Threshold.Pointer, "threshold-out-of-range", "A number of percent from 0.1 to 50, such as 5 or 4.5.")],
            .. Language is null || Imdi.Shared.Language.TryParse(Language, out language)
                ? (FieldError[])[] : [new(SubscriptionField.Language.Pointer, "unknown-language", "One of en, fr, es, ar.")],
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("subscription-incomplete", "The wish was not taken; the errors say what would be right.", errors)
            : (address, Bare(Threshold!.Value), language);
    }

    private static IEnumerable<FieldError> WrongAddress(string address) => address switch
    {
        "" => [new(SubscriptionField.Email.Pointer, "required", "This field is needed.")],
        _ when !MailAddress.IsOne(address) => [new(SubscriptionField.Email.Pointer, "not-an-address", "An e-mail address, such as name@example.org.")],
        _ => [],
    };

    // 5, 5.0 and 5.00 are one threshold.
    private static decimal Bare(decimal value) => value / 1.0000000000000000000000000000m;
}

/// <summary>The one table of a subscription's fields: its name in the form and in JSON.</summary>
internal sealed record SubscriptionField(string Name, int Longest)
{
    public static readonly SubscriptionField Email = new("email", 254), From = new("from", 3), To = new("to", 3), Threshold = new("threshold", 5), Language = new("language", 2);

    /// <summary>Of the form alone: the threshold where it is neither of those offered.</summary>
    public static readonly SubscriptionField Own = new("own", 5);

    public string Pointer => "/" + Name;
}
