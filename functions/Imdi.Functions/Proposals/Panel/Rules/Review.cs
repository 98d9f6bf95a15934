namespace Imdi.Functions.Proposals;

/// <summary>What was said about a member's interests, by himself or by the secretariat.</summary>
/// <param name="Words">What the conflict is; null where there is none.</param>
public sealed record DeclaredInterest(DateTimeOffset At, bool HasConflict, string? Words);

/// <summary>A conflict that the secretariat struck, and why.</summary>
public sealed record StruckConflict(Conflict Conflict, DateTimeOffset At, string Words);

/// <summary>Why somebody does not review after all.</summary>
public sealed record ReviewerRelease(DateTimeOffset At, string Words);

/// <summary>One criterion of a sheet, maybe half filled in.</summary>
public sealed record Mark(int? Value, string? Reason);

/// <summary>
/// All that one member does about one proposal in one round: declares his interests, reviews it if it is assigned to him, votes. A row of its own.
/// A revision makes a new round, in which nothing of the old one counts.
/// </summary>
public sealed record Review(string Member)
{
    public const int LongestText = 2000;

    public DeclaredInterest? Declared { get; init; }

    /// <summary>A conflict that the secretariat knows of; it can be recorded, not taken back.</summary>
    public DeclaredInterest? Recorded { get; init; }

    /// <summary>Computed conflicts that the secretariat found to be untrue.</summary>
    public IReadOnlyList<StruckConflict> Struck { get; init; } = [];

    public DateTimeOffset? AssignedAt { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>When and why the review was taken away; it is not given to the same member again.</summary>
    public ReviewerRelease? Released { get; init; }

    /// <summary>By criterion.</summary>
    public IReadOnlyDictionary<string, Mark> Marks { get; init; } = new Dictionary<string, Mark>();

    /// <summary>To the panel, about the whole.</summary>
    public string? Comment { get; init; }

    /// <summary>When the member last said that it is complete; null for a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public Ballot? Ballot { get; init; }

    /// <summary>The row's ETag; null before it is stored.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? RowTag { get; init; }

    /// <summary>What a change of it carries: a strong tag of the row.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Tag => Hosting.ETags.Of(Member, RowTag ?? "");

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, int> Values => Marks.Where(mark => mark.Value.Value is not null).ToDictionary(mark => mark.Key, mark => mark.Value.Value!.Value);
}

/// <summary>What a member thinks of a proposal, said to the other members.</summary>
public sealed record PanelComment(string Id, string Member, DateTimeOffset At, string Text);

/// <summary>What the secretariat proposes on the short track, until a panel member says the same (four eyes).</summary>
public sealed record ProposedDecision(DecisionKind Kind, string Reasons, IReadOnlyList<string> Conditions, string By, DateTimeOffset At)
{
    /// <summary>Whether it is what somebody saw, by when that was proposed.</summary>
    public bool Is(string? seen) => DateTimeOffset.TryParse(seen?.Trim('"'), System.Globalization.CultureInfo.InvariantCulture, out var at) && at == At;
}

/// <summary>One submission before the panel. Every change of its reviews touches this row too, so that nothing slips in while a vote opens or closes.</summary>
/// <param name="Rubric">The version that it is scored by, whatever comes later.</param>
public sealed record PanelRound(int Number, string Rubric)
{
    /// <summary>When it was last opened; null also after too few sheets were left.</summary>
    public DateTimeOffset? VoteOpenedAt { get; init; }

    public DateTimeOffset? VoteClosedAt { get; init; }

    public ProposedDecision? Proposed { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string? RowTag { get; init; }
}
