using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>A member of the panel before one proposal.</summary>
/// <param name="Computed">Conflicts that follow from the organisations.</param>
public sealed record Seat(Person Person, Organisation? Organisation, IReadOnlyList<Conflict> Computed, Review Review)
{
    public string Id => Person.Id;

    public Constituency? Constituency => Person.Constituency ?? Organisation?.Constituency;

    /// <summary>Whatever the source, one is enough; only a computed one that rests on a claim can be struck.</summary>
    public IReadOnlyList<Conflict> Conflicts =>
    [
        .. Computed.Where(one => Review.Struck.All(struck => struck.Conflict != one)),
        .. Review.Declared is { HasConflict: true } ? (Conflict[])[new(ConflictKind.Declared)] : [],
        .. Review.Recorded is not null ? (Conflict[])[new(ConflictKind.Recorded)] : [],
    ];

    public bool IsConflicted => Conflicts.Count > 0;

    public bool IsAssigned => Review.AssignedAt is not null;

    public bool Serves(DateOnly day) => Person.Has(Role.PanelMember, day);

    public bool MayVote(DateOnly day) => Serves(day) && !IsConflicted;

    /// <summary>Whether a sheet is in or still to be expected; from whoever left without one it is not.</summary>
    public bool Reviews(DateOnly day) => IsAssigned && !IsConflicted && (Review.SubmittedAt is not null || Serves(day));

    public bool MayReview(DateOnly day) => MayVote(day) && Review.Released is null;

    /// <summary>Whether the sheet counts.</summary>
    public bool Counts => IsAssigned && !IsConflicted && Review.SubmittedAt is not null;
}
