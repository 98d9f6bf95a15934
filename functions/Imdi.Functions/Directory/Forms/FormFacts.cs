using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What a posted form tells of whoever filled it in, before its answers are looked at.</summary>
/// <param name="Honeypot">The field that people do not see and are told to leave empty.</param>
/// <param name="IssuedAt">The seal that was rendered into the form.</param>
public sealed record FormFacts(string? Honeypot, string? IssuedAt)
{
    public static readonly TimeSpan Soonest = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Latest = TimeSpan.FromHours(24);

    // Each asks to send again, since a person can meet it too: a browser that fills in every field, a tab left open for two days.
    private static readonly Refusal Filled =
        Refusal.Unprocessable("form-field-must-be-empty", "Leave the field marked so empty and send the form again.");

    private static readonly Refusal Unsealed =
        Refusal.Unprocessable("form-not-ours", "The form could not be recognised. Check your answers and send it again.");

    private static readonly Refusal TooFast =
        Refusal.Unprocessable("form-too-fast", "The form came back within three seconds. Check your answers and send it again.");

    private static readonly Refusal TooOld =
        Refusal.Unprocessable("form-too-old", "The form was open for more than a day. Check your answers and send it again.");

    /// <param name="issuedAt">What the seal says; null when it is not ours.</param>
    public Refusal? Judge(DateTimeOffset? issuedAt, DateTimeOffset now) => issuedAt switch
    {
        _ when !string.IsNullOrWhiteSpace(Honeypot) => Filled,
        null => Unsealed,
        { } at when now - at < Soonest => TooFast,
        { } at when now - at > Latest => TooOld,
        _ => null,
    };
}
