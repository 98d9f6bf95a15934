using System.Text.Json.Serialization;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Where a request to join stands. It is looked at once it is confirmed from the address that it names.</summary>
public enum JoiningState { Sent, Confirmed, Approved, Declined }

/// <summary>An organisation asks to join the stakeholder register (mission.md row 13).</summary>
/// <param name="Purpose">What it would like to do here.</param>
/// <param name="ContactName">Personal data, as is the address.</param>
public sealed record Joining(string Id, string Name, Constituency Constituency, CountryCode? Country, string Purpose, string ContactName, string Email, Language Language, DateTimeOffset At)
{
    private const int LongestReason = 2_000;

    private static readonly Refusal NotOpen = Refusal.Conflict("joining-not-open", "This request was decided, or nobody has confirmed it.");

    public JoiningState State { get; init; }

    public DateTimeOffset ChangedAt { get; init; } = At;

    /// <summary>The id that it was given in the Directory.</summary>
    public string? Organisation { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? Reason { get; init; }

    [JsonIgnore]
    public string? RowTag { get; init; }

    /// <summary>From its address; again changes nothing.</summary>
    public Joining Confirm(DateTimeOffset now) => State == JoiningState.Sent ? this with { State = JoiningState.Confirmed, ChangedAt = now } : this;

    public Outcome<Joining> Approve(string organisation, DateTimeOffset now) => State switch
    {
        JoiningState.Confirmed => this with { State = JoiningState.Approved, Organisation = organisation, ChangedAt = now },
        JoiningState.Approved when Organisation == organisation => this,
        _ => NotOpen,
    };

    public Outcome<Joining> Decline(string? reason, DateTimeOffset now) => (State, reason?.Trim()) switch
    {
        (not JoiningState.Confirmed, _) => NotOpen,
        (_, { Length: > 0 and <= LongestReason } said) => this with { State = JoiningState.Declined, Reason = said, ChangedAt = now },
        _ => Refusal.Unprocessable("joining-decision-wrong", "Say why it is declined.", new FieldError("/reason", "required", $"Up to {LongestReason} characters.")),
    };

    /// <summary>That an organisation of this name asked, and what became of it, stays.</summary>
    public Joining WithoutContact() => this with { ContactName = "", Email = "", Purpose = "", Reason = null };
}
