using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Everything that the panel knows of one proposal in one round. Each act is a method: command + now in, the new file or a refusal out.</summary>
public sealed partial record PanelFile(Proposal Proposal, PanelRound Round, Rubric Rubric, IReadOnlyList<Seat> Seats, IReadOnlyList<PanelComment> Comments)
{
    /// <summary>So many members have to have spoken before marks that lie far apart are voted on.</summary>
    public const int Discussants = 2;

    public static readonly Refusal NotServing = Refusal.Forbidden("not-serving", "Only members whose term runs today act on the panel. Ask the secretariat if yours should.");

    public static readonly Refusal ConflictOfInterest = Refusal.Forbidden("conflict-of-interest", "You have a conflict of interest with this proposal: its file, scores and vote are closed to you. The secretariat knows the reason.");

    public static readonly Refusal DeclarationNeeded = Refusal.Forbidden("declaration-needed", "Declare first whether you have a conflict of interest with this proposal: POST …/declarations.");

    public static readonly Refusal NotAssigned = Refusal.Forbidden("not-assigned", "This proposal was not given to you to review. You may read it and vote.");

    public static readonly Refusal SubmitFirst = Refusal.Forbidden("submit-yours-first", "Submit your own review first: you see the others' afterwards, or once the vote is open.");

    public bool IsOpen => Proposal is { Stage: ProposalStage.WithPanel, Decision: null };

    public bool IsVoteOpen => Round is { VoteOpenedAt: not null, VoteClosedAt: null };

    public IReadOnlyList<Seat> Counted => [.. Seats.Where(seat => seat.Counts)];

    public Score? Score => Score.Of(Rubric, [.. Counted.Select(seat => seat.Review.Values)]);

    public IReadOnlyList<string> ToDiscuss => Score?.ToDiscuss(Rubric) ?? [];

    public bool IsDiscussed => ToDiscuss.Count == 0 || Comments.Select(comment => comment.Member).Where(member => SeatOf(member) is { IsConflicted: false }).Distinct().Count() >= Discussants;

    public Seat? SeatOf(string member) => Seats.FirstOrDefault(seat => seat.Id == member);

    /// <summary>Null when the member may open the file.</summary>
    public Refusal? Gate(string member, DateOnly today, bool hasToHaveDeclared = true) => SeatOf(member) switch
    {
        null => NotServing,
        var seat when !seat.Serves(today) => NotServing,
        { IsConflicted: true } => ConflictOfInterest,
        { Review.Declared: null } when hasToHaveDeclared => DeclarationNeeded,
        _ => null,
    };

    /// <summary>Nobody is to lean on another's marks while making up his mind.</summary>
    public bool MaySeeScores(string member) => SeatOf(member)?.Review.SubmittedAt is not null || Round.VoteOpenedAt is not null;

    /// <summary>What a decision rests on. Once the vote is closed it is counted for the day of its closing.</summary>
    public PanelStanding Standing(DateOnly today)
    {
        var day = Round.VoteClosedAt is { } closed ? DateOnly.FromDateTime(closed.UtcDateTime) : today;
        var mayVote = Seats.Where(seat => seat.MayVote(day)).ToList();
        var voted = mayVote.Where(seat => seat.Review.Ballot is not null).ToList();
        return new(
            Rubric, Score, IsDiscussed, Quorum.Of(Rubric.Quorum, [.. mayVote.Select(seat => seat.Constituency)], [.. voted.Select(seat => seat.Constituency)]),
            Tally.Of(voted.Select(seat => seat.Review.Ballot!.Value)), Round.VoteClosedAt is not null);
    }

    private Outcome<PanelFile> Change(string member, Func<Review, Review> change) => SeatOf(member) is null
        ? Refusal.NotFound("no-such-member", "Nobody with this id sits on the panel.")
        : (this with { Seats = [.. Seats.Select(seat => seat.Id == member ? seat with { Review = change(seat.Review) } : seat)] }).Settled();

    private static Refusal Closed { get; } = Refusal.Conflict("panel-closed", "The proposal is not before the panel, or has been decided.");
}

/// <summary>What a decision rests on.</summary>
public sealed record PanelStanding(Rubric Rubric, Score? Score, bool IsDiscussed, Quorum Quorum, Tally Tally, bool IsVoteClosed);
