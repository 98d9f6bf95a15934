using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public sealed partial record PanelFile
{
    /// <summary>A member says whether he has a conflict. One that was declared stands; one that comes up later is declared later.</summary>
    public Outcome<PanelFile> Declare(string member, bool? hasConflict, string? words, DateTimeOffset now) => (hasConflict, TypedText.Clean(words)) switch
    {
        (null, _) => Incomplete("/conflict", "required", "Say none or conflict."),
        (true, null) => Incomplete("/words", "required", "Say in a few words what the conflict is."),
        (_, { Length: > Review.LongestText }) => Incomplete("/words", "too-long", $"At most {Review.LongestText} characters."),
        _ when Proposal.Stage != ProposalStage.WithPanel => Closed,
        (true, var said) => Change(member, review => review with { Declared = new(now, true, said) }),
        _ => Change(member, review => review.Declared is null ? review with { Declared = new(now, false, null) } : review),
    };

    /// <summary>The secretariat records a conflict that nobody computed or declared. There is no act that takes one away.</summary>
    public Outcome<PanelFile> RecordConflict(string? member, string? words, DateTimeOffset now) =>
        Unsaid(words, "Say in a few words what the conflict is.") is { } unsaid ? unsaid
        : Proposal.Stage != ProposalStage.WithPanel ? Closed
        : Change(member ?? "", review => review with { Recorded = review.Recorded ?? new(now, true, TypedText.Clean(words)) });

    /// <summary>The secretariat strikes computed conflicts of a kind that only the applicant's word supports: anybody can be named as a partner or co-funder.</summary>
    public Outcome<PanelFile> StrikeConflict(string? member, ConflictKind? kind, string? words, DateTimeOffset now) => SeatOf(member ?? "")?.Conflicts.Where(one => one.Kind == kind && one.IsClaimed).ToList() switch
    {
        _ when Unsaid(words, "Say why it does not hold.") is { } unsaid => unsaid,
        _ when !IsOpen => Closed,
        [] => PanelRefusals.NothingToStrike,
        var struck => Change(member ?? "", review => review with { Struck = [.. review.Struck, .. struck!.Select(one => new StruckConflict(one, now, TypedText.Clean(words)!))] }),
    };

    private static Refusal? Unsaid(string? words, string detail) => TypedText.Clean(words) switch
    {
        null => Incomplete("/words", "required", detail),
        { Length: > Review.LongestText } => Incomplete("/words", "too-long", $"At most {Review.LongestText} characters."),
        _ => null,
    };

    private static Refusal Incomplete(string pointer, string code, string detail) =>
        Refusal.Unprocessable("panel-form-incomplete", "It was not taken; the errors say what would be right.", new FieldError(pointer, code, detail));
}
