using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Why the panel cannot decide (yet); each is one of the conditions of domain.md §8.2.</summary>
internal static class PanelRefusals
{
    public const int MostConditions = 20;

    public static Refusal NotWithPanel { get; } = Refusal.Conflict("not-with-panel", "The proposal is not before the panel.");

    public static Refusal AlreadyDecided { get; } = Refusal.Conflict("already-decided", "The panel has decided; a decision is not taken twice.");

    public static Refusal ShortTrack { get; } = Refusal.Conflict("short-track", "Seed money is decided on the short track: propose a decision, and a panel member confirms it.");

    public static Refusal NotTheShortTrack { get; } = Refusal.Conflict("not-the-short-track", "Only seed money is decided on the short track.");

    public static Refusal Undiscussed { get; } = Refusal.Conflict("undiscussed-spread", "Marks of a criterion lie far apart: at least two members have to say why first.");

    public static Refusal VoteNotClosed { get; } = Refusal.Conflict("vote-not-closed", "Hold the vote and close it first.");

    public static Refusal EndorsementMissing { get; } = Refusal.Conflict("endorsement-missing", "A country has not endorsed, or no longer endorses, or an executing agency has not accepted: nothing can be approved.");

    public static Refusal VoteAgainst { get; } = Refusal.Conflict("vote-against", "The vote did not carry: it can be sent back for a revision or rejected.");

    public static Refusal VoteCarried { get; } = Refusal.Conflict("vote-carried", "The vote carried and the score is high enough: approve, with conditions if need be.");

    public static Refusal KindMissing { get; } =
        Refusal.Unprocessable("decision-incomplete", "Say approve, approve-with-conditions, revise or reject.", new FieldError("/kind", "required", "approve, approve-with-conditions, revise or reject."));

    public static Refusal NothingProposed { get; } = Refusal.Conflict("nothing-proposed", "The secretariat has proposed no decision yet.");

    public static Refusal SeenMissing { get; } = Refusal.PreconditionMissing("if-match-missing", "Send as If-Match the `at` of the proposed decision that you read, in quotation marks.");

    public static Refusal SameEyes { get; } = Refusal.Forbidden("second-pair-of-eyes", "Whoever proposed a decision cannot confirm it.");

    public static Refusal NothingToRelease { get; } = Refusal.Conflict("nothing-to-release", "There is no decision, or it has been released.");

    public static Refusal NothingToStrike { get; } = Refusal.Conflict("nothing-to-strike", "The member has no such conflict, or it does not rest on the applicant's word alone: only those of a local partner or a co-funder can be struck.");

    public static Refusal NoReviewer { get; } = Refusal.Conflict("no-reviewer", "The member has no review to write.");

    public static Refusal ReviewIsIn { get; } = Refusal.Conflict("review-is-in", "The review has been submitted: it counts, and is not taken away.");

    public static Refusal TooFewScorers(int least) => Refusal.Conflict("too-few-scorers", $"At least {least} members without a conflict have to submit a review first.");

    public static Refusal NoQuorum(Quorum quorum) => Refusal.Conflict(
        "no-quorum", $"{quorum.Voted} of {quorum.MayVote} voted, from {quorum.Constituencies} constituencies; {quorum.Needed} are needed, from {quorum.NeededConstituencies}. Open the vote again.");

    public static Refusal ThresholdNotMet(Rubric rubric) => Refusal.Conflict(
        "threshold-not-met", FormattableString.Invariant($"An approval needs {rubric.ApprovePercent} % and a mean of at least {rubric.LeastMean} for each criterion."));

    /// <summary>Null when the words of a decision are complete.</summary>
    public static Refusal? Words(DecisionKind kind, string? reasons, IReadOnlyList<string> conditions)
    {
        FieldError[] errors =
        [
            .. TypedText.Clean(reasons) is not { Length: <= 5000 } ? (FieldError[])[new("/reasons", "reasons-needed", "Reasons of 1 to 5,000 characters: they are published.")] : [],
            .. (kind == DecisionKind.ApproveWithConditions) != conditions.Count > 0 || conditions.Count > MostConditions || conditions.Any(one => one.Length > 500)
                ? (FieldError[])[new("/conditions", "conditions-wrong", $"Conditions, one a line, with “approve with conditions” and only with it: at most {MostConditions}, 500 characters each.")] : [],
        ];
        return errors.Length > 0 ? Refusal.Unprocessable("decision-incomplete", "The decision was not taken; the errors say what would be right.", errors) : null;
    }
}
