using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who expresses an interest (paper ¶30–34).</summary>
public enum InterestKind { Government, InternationalOrganisation, Private, CivilSociety, Academic, Donor, Person }

public enum InterestState { New, Acknowledged, Closed }

/// <summary>Somebody would like to take part, to be told, or to comment, without a proposal yet (mission.md S45).</summary>
/// <param name="Id">The submission's.</param>
/// <param name="Organisation">Null for a person.</param>
/// <param name="About">Reference of the proposal that it is about; null for none.</param>
/// <param name="ContactName">Personal data, as is the address: for the secretariat alone.</param>
/// <param name="MayList">Whether the sender agreed to be listed, without personal data.</param>
public sealed record Interest(
    string Id, string Reference, InterestKind Kind, string? Organisation, CountryCode? Country, string Subject, string Text, string? About, string ContactName, string Email, Language Language, bool MayList, DateTimeOffset ReceivedAt)
{
    public InterestState State { get; init; }

    /// <summary>The secretariat's own; never published.</summary>
    public string? Note { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string? RowTag { get; init; }

    /// <summary>An interest is acknowledged, then closed; back it does not go. The same again changes the note alone.</summary>
    public Outcome<Interest> Answer(InterestState state, string? note, DateTimeOffset now) => (State, state) switch
    {
        _ when note?.Length > LongestNote => Refusal.Unprocessable("note-too-long", $"A note has at most {LongestNote} characters.", new FieldError("/note", "too-long", $"At most {LongestNote} characters.")),
        (_, InterestState.New) or (InterestState.Closed, InterestState.Acknowledged) => NoWayBack,
        _ => this with { State = state, Note = string.IsNullOrWhiteSpace(note) ? Note : note.Trim(), ChangedAt = now },
    };

    /// <summary>That somebody of this kind expressed an interest in this stays.</summary>
    public Interest WithoutSender() => this with { ContactName = "", Email = "", Text = "", Note = null };

    public const int LongestNote = 2000;

    private static readonly Refusal NoWayBack = Refusal.Conflict("interest-closed", "An expression of interest is acknowledged, then closed; it does not go back.");
}
