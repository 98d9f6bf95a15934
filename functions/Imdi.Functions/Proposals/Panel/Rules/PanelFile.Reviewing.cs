using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public sealed partial record PanelFile
{
    public Outcome<PanelFile> Assign(IEnumerable<string> members, DateOnly due, DateTimeOffset now)
    {
        if (!IsOpen || Round.VoteOpenedAt is not null) return Closed;
        Outcome<PanelFile> file = this;
        foreach (string member in members)
        {
            file = file.Then(so => so.Gate(member, DateOnly.FromDateTime(now.UtcDateTime), hasToHaveDeclared: false) is { } closed
                ? closed
                : so.Change(member, review => review is { AssignedAt: null, Released: null } ? review with { AssignedAt = now, DueOn = due } : review));
        }

        return file;
    }

    /// <summary>The secretariat takes the review away from somebody who has not submitted it, so that it can be given to another.</summary>
    public Outcome<PanelFile> ReleaseReviewer(string? member, string? words, DateTimeOffset now) => SeatOf(member ?? "") switch
    {
        _ when Unsaid(words, "Say why the review goes to somebody else.") is { } unsaid => unsaid,
        _ when !IsOpen => Closed,
        { IsAssigned: false } => PanelRefusals.NoReviewer,
        { Review.SubmittedAt: not null } => PanelRefusals.ReviewIsIn,
        _ => Change(member ?? "", review => review with { AssignedAt = null, DueOn = null, Released = new(now, TypedText.Clean(words)!) }),
    };

    /// <summary>Keeps a sheet as it is, or takes it as complete. A submitted one may be changed until the vote opens, but stays complete.</summary>
    public Outcome<PanelFile> SaveReview(string member, IReadOnlyDictionary<string, Mark> marks, string? comment, bool submits, DateTimeOffset now)
    {
        if (SeatOf(member) is not { IsAssigned: true } seat) return NotAssigned;
        if (!IsOpen || Round.VoteOpenedAt is not null) return ReviewsClosed;
        bool isSubmitted = submits || seat.Review.SubmittedAt is not null;
        var cleaned = marks.Where(mark => mark.Value is not null).ToDictionary(mark => mark.Key, mark => new Mark(mark.Value.Value, TypedText.Clean(mark.Value.Reason)), StringComparer.Ordinal);
        var errors = Wrong(cleaned, TypedText.Clean(comment), isSubmitted).ToArray();
        return errors.Length > 0
            ? Refusal.Unprocessable("review-incomplete", "The review was not taken; the errors say what would be right.", errors)
            : Change(member, review => review with { Marks = cleaned, Comment = TypedText.Clean(comment), SubmittedAt = isSubmitted ? now : null });
    }

    /// <summary>Says something to the other members; who has not seen the others' scores has nothing to discuss yet.</summary>
    public Outcome<PanelFile> Discuss(string member, string? text, string id, DateTimeOffset now) => TypedText.Clean(text) switch
    {
        _ when !MaySeeScores(member) => SubmitFirst,
        _ when !IsOpen || Round.VoteClosedAt is not null => Closed,
        null => Incomplete("/text", "required", "Write something."),
        { Length: > Review.LongestText } => Incomplete("/text", "too-long", $"At most {Review.LongestText} characters."),
        var said => this with { Comments = [.. Comments, new(id, member, now, said)] },
    };

    private IEnumerable<FieldError> Wrong(Dictionary<string, Mark> marks, string? comment, bool isComplete)
    {
        foreach (string unknown in marks.Keys.Where(criterion => !Rubric.Has(criterion))) yield return new($"/marks/{unknown}", "unknown-criterion", "The rubric has no such criterion.");
        foreach (var criterion in Rubric.Criteria)
        {
            var mark = marks.GetValueOrDefault(criterion.Id);
            if (mark?.Value is { } value ? value < Rubric.Least || value > Rubric.Most : isComplete) yield return new($"/marks/{criterion.Id}/value", "mark-needed", $"A mark from {Rubric.Least} to {Rubric.Most}.");
            if (mark?.Reason is { } reason ? reason.Length > Review.LongestText : isComplete) yield return new($"/marks/{criterion.Id}/reason", "reason-needed", $"A reason of 1 to {Review.LongestText} characters.");
        }

        if (comment?.Length > Review.LongestText) yield return new("/comment", "too-long", $"At most {Review.LongestText} characters.");
    }

    private static Refusal ReviewsClosed { get; } = Refusal.Conflict("reviews-closed", "Reviews can be changed until the vote opens.");
}
