using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <param name="NextStep">declare, review, discuss, vote, confirm, wait, done; for the secretariat assign, reviews, discuss, open-vote, voting, decide, propose, confirm, release, done.</param>
/// <param name="ScorePercent">Null while there is none that the caller may see.</param>
public sealed record PanelProposalRow(
    string Reference, string Title, string Applicant, ProposalTrack Track, int Round, DateTimeOffset WithPanelSince, string NextStep, bool WaitsForYou, DateOnly? YourReviewDueOn, decimal? ScorePercent, int? Rank);

public sealed record PanelProposalList(IReadOnlyList<PanelProposalRow> Items);

/// <param name="Content">Without contacts and addresses.</param>
/// <param name="ToDiscuss">Criteria whose marks lie too far apart.</param>
/// <param name="EarlierDecisions">Released ones of earlier rounds.</param>
public sealed record PanelFileAnswer(
    string Reference, ProposalStage Stage, int Round, string Rubric, ProposalContent Content, string NextStep, Score? Score, IReadOnlyList<string> ToDiscuss, bool IsDiscussed,
    IReadOnlyList<PanelComment> Comments, DateTimeOffset? VoteOpenedAt, DateTimeOffset? VoteClosedAt, Quorum Quorum, Tally? Votes, Ballot? YourVote, ProposedDecision? Proposed, Decision? Decision, IReadOnlyList<Decision> EarlierDecisions);

/// <summary>A sheet; <see cref="Percent"/> is what its marks come to so far.</summary>
public sealed record ReviewAnswer(string Member, DateOnly? DueOn, IReadOnlyDictionary<string, Mark> Marks, string? Comment, DateTimeOffset? SubmittedAt, decimal Percent);

public sealed record ReviewList(Score? Score, IReadOnlyList<ReviewAnswer> Items);

/// <param name="Struck">Conflicts that were computed and do not hold, with why.</param>
/// <param name="Words">What was declared or recorded.</param>
/// <param name="Released">When and why the review was taken away; null where it was not.</param>
public sealed record SeatAnswer(string Member, string? Organisation, Constituency? Constituency, bool Serves, bool HasDeclared, IReadOnlyList<Conflict> Conflicts, IReadOnlyList<StruckConflict> Struck, string? Words, bool IsAssigned, DateOnly? DueOn, bool HasSubmitted, ReviewerRelease? Released);

public sealed record SeatList(IReadOnlyList<SeatAnswer> Items);

public sealed record MemberAnswer(string Id, string Name, string? Organisation, Constituency? Constituency, DateOnly From, DateOnly? Until, bool Serves);

public sealed record MemberList(QuorumRule Quorum, IReadOnlyList<MemberAnswer> Items);

/// <param name="IsDryRun">Whether nothing was done yet.</param>
/// <param name="Missing">Reviewers that could not be found, by reference.</param>
public sealed record AssignmentAnswer(bool IsDryRun, DateOnly DueOn, IReadOnlyList<PlannedReview> Reviews, IReadOnlyDictionary<string, int> Missing);

public sealed record DeclarationRequest(string? Conflict = null, string? Words = null);

public sealed record ConflictRequest(string? Member = null, string? Words = null);

/// <param name="Kind">local-partner or co-funder.</param>
/// <param name="Words">Why it does not hold.</param>
public sealed record StrikingRequest(string? Member = null, ConflictKind? Kind = null, string? Words = null);

/// <param name="Words">Why somebody else is to review it.</param>
public sealed record ReleaseRequest(string? Member = null, string? Words = null);

/// <param name="Submit">True says that it is complete.</param>
public sealed record ReviewRequest(IReadOnlyDictionary<string, Mark>? Marks = null, string? Comment = null, bool Submit = false);

public sealed record CommentRequest(string? Text = null);

public sealed record VotingRequest(bool Open);

public sealed record BallotRequest(Ballot? Vote = null);

public sealed record DecisionRequest(DecisionKind? Kind = null, string? Reasons = null, IReadOnlyList<string>? Conditions = null);

/// <summary>Files as answers of the API.</summary>
internal static class PanelAnswers
{
    public static bool MaySee(PanelFile file, Caller caller) => file.SeatOf(caller.Id) is null ? caller.Is(Role.Secretariat) : file.MaySeeScores(caller.Id);

    public static IReadOnlyList<PanelProposalRow> Rows(IEnumerable<PanelFile> files, Caller caller, DateOnly today)
    {
        var all = files.ToList();
        var percents = all.Where(file => file.Score is not null && MaySee(file, caller)).ToDictionary(file => file.Proposal.Id, file => file.Score!.Percent, StringComparer.Ordinal);
        var ranks = Score.Rank(percents);
        return [.. all.Select(file =>
        {
            var (word, isMine) = PanelStep.Of(file, caller, today);
            var seat = file.SeatOf(caller.Id);
            return new PanelProposalRow(
                file.Proposal.Reference, file.Proposal.Content.Identification.Title, file.Proposal.Content.Applicant.Name, file.Proposal.Track, file.Round.Number, file.Proposal.StageSince, word, isMine,
                seat?.Review is { SubmittedAt: null, DueOn: { } due } ? due : null, percents.TryGetValue(file.Proposal.Id, out decimal percent) ? percent : null, ranks.TryGetValue(file.Proposal.Id, out int rank) ? rank : null);
        })];
    }

    public static PanelFileAnswer Of(PanelFile file, Caller caller, DateOnly today)
    {
        var standing = file.Standing(today);
        bool sees = MaySee(file, caller);
        return new(
            file.Proposal.Reference, file.Proposal.Stage, file.Round.Number, file.Round.Rubric, WithoutPersons(file.Proposal.Content), PanelStep.Of(file, caller, today).Word, sees ? file.Score : null, sees ? file.ToDiscuss : [], file.IsDiscussed,
            sees ? file.Comments : [], file.Round.VoteOpenedAt, file.Round.VoteClosedAt, standing.Quorum, standing.IsVoteClosed ? standing.Tally : null, file.SeatOf(caller.Id)?.Review.Ballot, file.Round.Proposed, file.Proposal.Decision, file.Proposal.EarlierDecisions);
    }

    public static ReviewAnswer Of(Rubric rubric, Review review) => new(review.Member, review.DueOn, review.Marks, review.Comment, review.SubmittedAt, Score.SoFar(rubric, review.Values));

    public static SeatAnswer Of(Seat seat, DateOnly today) => new(
        seat.Id, seat.Organisation?.Name, seat.Constituency, seat.Serves(today), seat.Review.Declared is not null, seat.Conflicts, seat.Review.Struck, WordsOf(seat), seat.IsAssigned, seat.Review.DueOn, seat.Review.SubmittedAt is not null, seat.Review.Released);

    public static string? WordsOf(Seat seat) => seat.Review.Recorded?.Words ?? seat.Review.Declared?.Words;

    /// <summary>What judging needs; whom to telephone it does not.</summary>
    internal static ProposalContent WithoutPersons(ProposalContent content) => content with
    {
        Applicant = content.Applicant with { Contact = null, Address = null },
        Partners = content.Partners with { Executing = [.. content.Partners.Executing.Select(agency => agency with { Email = null })] },
    };
}
