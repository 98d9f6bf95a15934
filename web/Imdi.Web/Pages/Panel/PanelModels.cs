using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Pages.Panel;

/// <summary>/desk/panel/: what is before the panel, and what of it waits for the reader.</summary>
/// <param name="Show">The filter in force: mine, late or all.</param>
/// <param name="Counts">Rows of each filter, in their order.</param>
public sealed record PanelQueueModel(DeskAccess Access, string Show, IReadOnlyList<(string Show, int Count)> Counts, IReadOnlyList<PanelQueueRow> Rows);

/// <param name="Step">What comes next, for this reader: <c>panel.step.{step}</c>.</param>
/// <param name="Percent">Null while there is no score that the reader may see.</param>
/// <param name="Rank">Among those with a score, ties sharing a place.</param>
public sealed record PanelQueueRow(string Reference, string Title, string Applicant, bool IsSeedMoney, int Days, string Step, bool IsMine, DateOnly? DueOn, bool IsLate, decimal? Percent, int? Rank);

/// <summary>/desk/panel/{reference}/: the proposal, the reader's sheet, and what the panel made of it.</summary>
public sealed record PanelFileModel(DeskAccess Access, PanelHead Head)
{
    /// <summary>Why the file is closed to the reader: the refusal's code; <c>declaration-needed</c> asks for it.</summary>
    public string? Closed { get; init; }

    /// <summary>Agencies that were asked at an address which only the applicant gave.</summary>
    public IReadOnlyList<string> Unconfirmed { get; init; } = [];

    /// <summary>What was answered, without contacts.</summary>
    public IReadOnlyList<Apply.AnsweredStep> Steps { get; init; } = [];

    public Apply.BudgetSums? Sums { get; init; }

    public Apply.FilesModel? Files { get; init; }

    public PanelSheet? Sheet { get; init; }

    /// <summary>Whether the others' sheets are still kept from the reader.</summary>
    public bool OthersHidden { get; init; }

    public PanelScore? Score { get; init; }

    public IReadOnlyList<PanelOpinion> Opinions { get; init; } = [];

    public PanelDiscussion? Discussion { get; init; }

    public PanelVote? Vote { get; init; }

    public PanelShort? Short { get; init; }

    public PanelDecision? Decision { get; init; }

    /// <summary>Of earlier rounds.</summary>
    public IReadOnlyList<PanelDecision> EarlierDecisions { get; init; } = [];

    /// <summary>Everybody on the panel, for the secretariat; empty for others.</summary>
    public IReadOnlyList<PanelSeat> Seats { get; init; } = [];

    public IReadOnlyList<PanelEntry> Trail { get; init; } = [];

    /// <summary>Whether the reader, as the secretariat, may record a decision now, and what was typed of it.</summary>
    public PanelTyped? Decide { get; init; }

    public bool MayRelease { get; init; }

    public string? TypedWords { get; init; }

    public string? TypedStriking { get; init; }

    public string? TypedRelease { get; init; }

    public string? TypedText { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>What has to be known to declare one's interests.</summary>
/// <param name="Parties">Executing agencies, partners and co-funders.</param>
public sealed record PanelHead(string Reference, string Title, string Applicant, IReadOnlyList<CountryCode> Countries, IReadOnlyList<string> Parties, int Round, bool IsSeedMoney, DateTimeOffset Since);

public sealed record PanelMark(string Criterion, int Weight, int? Value, string? Reason);

/// <param name="IfMatch">The tag that a save carries.</param>
/// <param name="Percent">What the marks come to so far.</param>
public sealed record PanelSheet(IReadOnlyList<PanelMark> Marks, string? Comment, DateOnly? DueOn, DateTimeOffset? SubmittedAt, string IfMatch, decimal Percent, bool IsOpen)
{
    /// <summary>The lowest mark of the rubric; so for the highest.</summary>
    public int Least { get; init; } = 1;

    public int Most { get; init; } = 5;
}

public sealed record PanelCriterion(string Criterion, int Weight, decimal Mean, int Spread, bool IsToDiscuss);

public sealed record PanelScore(decimal Percent, int Scorers, int Needed, IReadOnlyList<PanelCriterion> Criteria, bool Approves);

public sealed record PanelOpinion(string Member, IReadOnlyList<PanelMark> Marks, string? Comment);

public sealed record PanelDiscussion(IReadOnlyList<(string Member, DateTimeOffset At, string Text)> Comments, bool IsNeeded, bool IsDone, bool MayWrite);

/// <param name="Mine">The reader's vote: for, against, abstain; null before.</param>
/// <param name="Tally">For, against, abstained; null while the vote is open.</param>
public sealed record PanelVote(
    bool IsOpen, bool IsClosed, bool MayVote, bool MayOpen, bool MayClose, string? Mine, int Voted, int MayVoteCount, int Needed, int Constituencies, int NeededConstituencies, bool HasQuorum, (int For, int Against, int Abstained)? Tally);

/// <summary>The short track of seed money.</summary>
/// <param name="At">When it was proposed: a confirmation carries it.</param>
/// <param name="MayPropose">As the secretariat.</param>
/// <param name="MayConfirm">As a member.</param>
public sealed record PanelShort(string? Proposed, string? Reasons, IReadOnlyList<string> Conditions, DateTimeOffset? At, bool MayPropose, bool MayConfirm);

/// <param name="Word">approve, approve-with-conditions, revise or reject.</param>
public sealed record PanelDecision(string Word, int Round, string Reasons, IReadOnlyList<string> Conditions, decimal? Percent, string? Rubric, int For, int Against, int Abstained, DateTimeOffset DecidedAt, DateTimeOffset? ReleasedAt);

/// <param name="Conflicts">Kinds with what they are about: <c>panel.conflict.{kind}</c>.</param>
/// <param name="Words">What was declared or recorded.</param>
/// <param name="State">not-serving, conflict, undeclared, declared, assigned, draft, released or submitted.</param>
public sealed record PanelSeat(string Id, string Name, string? Organisation, string? Constituency, IReadOnlyList<(string Kind, string? About)> Conflicts, string? Words, string State, DateOnly? DueOn)
{
    /// <summary>Whether a review is still to come.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>Why the review was taken away.</summary>
    public string? Release { get; init; }

    /// <summary>Conflicts that do not hold, with why.</summary>
    public IReadOnlyList<(string Kind, string? About, string Words)> Struck { get; init; } = [];
}

public sealed record PanelEntry(DateTimeOffset At, string Who, string What);

public sealed record PanelTyped(string? Kind, string? Reasons, string? Conditions);

/// <summary>/desk/panel/members/: who sits on the panel, for how long, with how much to do; and when a vote counts.</summary>
public sealed record PanelMembersModel(DeskAccess Access, IReadOnlyList<PanelMemberRow> Members, int LeastVoters, int LeastConstituencies);

public sealed record PanelMemberRow(string Name, string? Organisation, string? Constituency, DateOnly From, DateOnly? Until, bool Serves, int Load);

/// <summary>/desk/panel/assignment/: the dry run.</summary>
public sealed record PanelAssignmentModel(DeskAccess Access, DateOnly DueOn, int Reviewers, IReadOnlyList<PanelAssignmentRow> Rows);

/// <param name="Missing">Reviewers that could not be found.</param>
public sealed record PanelAssignmentRow(string Reference, string Title, IReadOnlyList<string> Kept, IReadOnlyList<PanelGiven> Given, IReadOnlyList<(string Member, string Kind, string? About)> Conflicted, int Missing);

public sealed record PanelGiven(string Member, string? Constituency, int LoadAfter, bool AddsConstituency);

/// <summary>/proposals/{reference}/decision/: the letter that anyone may read once it is released.</summary>
public sealed record DecisionLetterModel(string Reference, string Title, string Applicant, PanelDecision Decision);
