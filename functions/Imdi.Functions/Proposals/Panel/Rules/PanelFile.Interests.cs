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
    public Outcome<PanelFile> RecordConflict(string? member, string? words, DateTimeOffset now) => TypedText.Clean(words) switch
    {
        null => Incomplete("/words", "required", "Say in a few words what the conflict is."),
        { Length: > Review.LongestText } => Incomplete("/words", "too-long", $"At most {Review.LongestText} characters."),
        _ when Proposal.Stage != ProposalStage.WithPanel => Closed,
        var said => Change(member ?? "", review => review with { Recorded = review.Recorded ?? new(now, true, said) }),
    };

    private static Refusal Incomplete(string pointer, string code, string detail) =>
        Refusal.Unprocessable("panel-form-incomplete", "It was not taken; the errors say what would be right.", new FieldError(pointer, code, detail));
}
