using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web.Pages.Panel;

namespace Imdi.Functions.Proposals;

/// <summary>Files in the words of the page models, as far as the reader may see them.</summary>
internal static class PanelModels
{
    public static PanelHead HeadOf(PanelFile file)
    {
        var content = file.Proposal.Content;
        return new(
            file.Proposal.Reference, content.Identification.Title, content.Applicant.Name, content.Countries, [.. Party.Of(content).Skip(1).Select(party => party.Name).Distinct()],
            file.Round.Number, file.Proposal.Track == ProposalTrack.SeedMoney, file.Proposal.StageSince);
    }

    public static PanelFileModel Of(PanelFile file, Caller caller, DateOnly today, IReadOnlyList<AuditEntry> entries, Posted posted)
    {
        var seat = file.SeatOf(caller.Id);
        bool isSecretariat = seat is null && caller.Is(Role.Secretariat), sees = PanelAnswers.MaySee(file, caller), isFull = file.Proposal.Track == ProposalTrack.Full;
        var names = file.Seats.ToDictionary(one => one.Id, one => one.Person.Name, StringComparer.Ordinal);
        return new PanelFileModel(caller.Desks, HeadOf(file))
        {
            Unconfirmed = [.. file.Proposal.Content.Partners.Executing.Where((_, agency) => file.Proposal.IsAtApplicantsAddress(agency)).Select(agency => agency.Name)],
            Steps = PanelTexts.Of(file.Proposal),
            Sums = PanelTexts.SumsOf(file.Proposal.Content.Budget),
            Sheet = seat is { IsAssigned: true } && isFull ? SheetOf(file, seat, posted) : null,
            OthersHidden = isFull && !sees,
            Score = sees && file.Score is { } score ? ScoreOf(file, score) : null,
            Opinions = sees ? [.. file.Counted.Where(one => one.Id != caller.Id).Select(one => new PanelOpinion(one.Person.Name, MarksOf(file.Rubric, one.Review.Marks), one.Review.Comment))] : [],
            Discussion = sees && isFull && file.Score is not null ? new(
                [.. file.Comments.Select(comment => (names.GetValueOrDefault(comment.Member, comment.Member), comment.At, comment.Text))], file.ToDiscuss.Count > 0, file.IsDiscussed, seat is not null && file.IsOpen && file.Round.VoteClosedAt is null) : null,
            Vote = isFull ? VoteOf(file, seat, isSecretariat, today) : null,
            Short = isFull ? null : new(file.Round.Proposed is { } proposed ? Proposal.WordOf(proposed.Kind) : null, file.Round.Proposed?.Reasons, file.Round.Proposed?.Conditions ?? [], file.Round.Proposed?.At, isSecretariat, file.IsOpen && file.Round.Proposed is { } one && seat is not null && seat.Id != one.By),
            Decide = isSecretariat && file.IsOpen && (!isFull || file.Round.VoteClosedAt is not null) ? new(posted.Form?["kind"], posted.Form?["reasons"], posted.Form?["conditions"]) : null,
            Decision = file.Proposal.Decision is { } decision ? Of(decision) : null,
            EarlierDecisions = [.. file.Proposal.EarlierDecisions.Select(Of)],
            MayRelease = isSecretariat && file.Proposal.Decision is { ReleasedAt: null },
            Seats = isSecretariat ? [.. file.Seats.Select(one => SeatOf(one, today))] : [],
            Trail = [.. entries.Select(entry => new PanelEntry(entry.At, names.GetValueOrDefault(entry.Who, entry.Who), entry.What))],
            TypedWords = isSecretariat ? posted.Form?["conflict-words"] : posted.Form?["words"],
            TypedStriking = posted.Form?["strike-words"],
            TypedRelease = posted.Form?["release-words"],
            TypedText = posted.Form?["text"],
            Errors = posted.Errors,
        };
    }

    public static PanelAssignmentModel Of(PlannedAssignment planned, Caller caller, DateOnly today, int reviewers) => new(caller.Desks, planned.Due, reviewers, [.. planned.Files.Select(file => new PanelAssignmentRow(
        file.Proposal.Reference, file.Proposal.Content.Identification.Title,
        [.. file.Seats.Where(seat => seat.Reviews(today)).Select(seat => seat.Person.Name)],
        [.. planned.Plan.Reviews.Where(review => review.Proposal == file.Proposal.Id).Select(review => new PanelGiven(file.SeatOf(review.Member)!.Person.Name, file.SeatOf(review.Member)!.Constituency?.ToString(), review.LoadAfter, review.AddsConstituency))],
        [.. file.Seats.Where(seat => seat.IsConflicted && seat.Serves(today)).Select(seat => (seat.Person.Name, seat.Conflicts[0].Kind.ToString(), seat.Conflicts[0].About))],
        planned.Plan.Missing.GetValueOrDefault(file.Proposal.Id)))]);

    public static PanelDecision Of(Decision decision) => new(
        Proposal.WordOf(decision.Kind), decision.Round, decision.Reasons, decision.Conditions, decision.ScorePercent, decision.Rubric, decision.VotesFor, decision.VotesAgainst, decision.Abstained, decision.DecidedAt, decision.ReleasedAt);

    private static PanelSheet SheetOf(PanelFile file, Seat seat, Posted posted)
    {
        bool isTyped = posted.Form?.ContainsKey("submit") == true;
        var marks = isTyped ? PanelFormFunctions.MarksOf(posted.Form!) : seat.Review.Marks;
        var values = marks.Where(mark => mark.Value.Value is not null).ToDictionary(mark => mark.Key, mark => mark.Value.Value!.Value, StringComparer.Ordinal);
        return new(
            MarksOf(file.Rubric, marks), isTyped ? posted.Form!["comment"] : seat.Review.Comment, seat.Review.DueOn, seat.Review.SubmittedAt, seat.Review.Tag, Score.SoFar(file.Rubric, values), file.IsOpen && file.Round.VoteOpenedAt is null)
        {
            Least = file.Rubric.Least,
            Most = file.Rubric.Most,
        };
    }

    private static IReadOnlyList<PanelMark> MarksOf(Rubric rubric, IReadOnlyDictionary<string, Mark> marks) =>
        [.. rubric.Criteria.Select(criterion => new PanelMark(criterion.Id, criterion.Weight, marks.GetValueOrDefault(criterion.Id)?.Value, marks.GetValueOrDefault(criterion.Id)?.Reason))];

    private static PanelScore ScoreOf(PanelFile file, Score score) => new(
        score.Percent, score.Scorers, file.Rubric.LeastScorers, [.. score.Criteria.Select(one => new PanelCriterion(one.Criterion, one.Weight, one.Mean, one.Spread, one.Spread > file.Rubric.WidestSpread))], score.Approves(file.Rubric));

    private static PanelVote VoteOf(PanelFile file, Seat? seat, bool isSecretariat, DateOnly today)
    {
        var (quorum, tally) = (file.Standing(today).Quorum, file.Standing(today).Tally);
        return new(
            file.IsVoteOpen, file.Round.VoteClosedAt is not null, seat is not null && file.IsVoteOpen && file.IsOpen, isSecretariat && file.IsOpen && !file.IsVoteOpen, isSecretariat && file.IsOpen && file.IsVoteOpen,
            seat?.Review.Ballot?.ToString().ToLower(CultureInfo.InvariantCulture), quorum.Voted, quorum.MayVote, quorum.Needed, quorum.Constituencies, quorum.NeededConstituencies, quorum.IsReached,
            file.Round.VoteClosedAt is null ? null : (tally.For, tally.Against, tally.Abstained));
    }

    private static PanelSeat SeatOf(Seat seat, DateOnly today) => new(
        seat.Id, seat.Person.Name, seat.Organisation?.Name, seat.Constituency?.ToString(), [.. seat.Conflicts.Select(conflict => (conflict.Kind.ToString(), conflict.About))], PanelAnswers.WordsOf(seat),
        StateOf(seat, today), seat.Review is { SubmittedAt: null, DueOn: { } due } ? due : null)
    {
        IsAwaited = seat is { IsAssigned: true, Review.SubmittedAt: null },
        Release = seat.Review.Released?.Words,
        Struck = [.. seat.Review.Struck.Select(one => (one.Conflict.Kind.ToString(), one.Conflict.About, one.Words))],
    };

    private static string StateOf(Seat seat, DateOnly today) => seat switch
    {
        _ when !seat.Serves(today) => "not-serving",
        { IsConflicted: true } => "conflict",
        { Review.SubmittedAt: not null } => "submitted",
        { Review.Declared: null } => "undeclared",
        { IsAssigned: true, Review.Marks.Count: > 0 } => "draft",
        { IsAssigned: true } => "assigned",
        { Review.Released: not null } => "released",
        _ => "declared",
    };
}
