using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>
/// A submitted proposal: everything that is decided about it. Each act is a method in the folder of those who act (Intake, Endorsement, Panel):
/// state + command + now in, the new state or a refusal out.
/// </summary>
public sealed partial record Proposal
{
    /// <summary>The submission's id, a ULID.</summary>
    public required string Id { get; init; }

    /// <summary>What people quote: <c>IMDI-K7QM-2X4P-8</c>, made from the id.</summary>
    public required string Reference { get; init; }

    public required ProposalTrack Track { get; init; }

    public required ProposalStage Stage { get; init; }

    /// <summary>The applicant's, for messages.</summary>
    public required Language Language { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it came to its stage; turnaround times are measured between such moments (mission.md S34).</summary>
    public required DateTimeOffset StageSince { get; init; }

    public required ProposalContent Content { get; init; }

    /// <summary>Which submission this is: a revision adds one, and earlier scores and approvals no longer count.</summary>
    public int Round { get; init; } = 1;

    public IReadOnlyList<Endorsement> Endorsements { get; init; } = [];

    public IReadOnlyList<AgencyAcceptance> Acceptances { get; init; } = [];

    /// <summary>Of the current round; earlier ones stand in <see cref="EarlierDecisions"/>.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Released ones of earlier rounds, oldest first: their reasons stay published.</summary>
    public IReadOnlyList<Decision> EarlierDecisions { get; init; } = [];

    public IReadOnlyList<ProposalEvent> History { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public bool IsDemonstration { get; init; }

    /// <summary>The row's ETag; a save carries it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? RowTag { get; init; }

    internal Proposal With(ProposalEvent happened) => this with { History = [.. History, happened] };

    internal Proposal To(ProposalStage stage, DateTimeOffset now) => stage == Stage ? this : this with { Stage = stage, StageSince = now };
}

/// <summary>A file that came with a proposal; it lies in <c>documents/</c> under a generated name and is never served from the site's origin.</summary>
/// <param name="Sha256">Of the bytes as they came.</param>
public sealed record Attachment(string Id, string FileName, string MediaType, long Bytes, string Sha256, DateTimeOffset At);
