using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>Puts together what the panel knows of a proposal, conflicts computed anew each time, and keeps what an act made of it.</summary>
public sealed class PanelFiles(ProposalStore proposals, ReviewStore reviews, PersonStore people, OrganisationStore organisations, IOptions<PanelSettings> settings)
{
    // Members at work at once touch the same round; each try loses to somebody who got through.
    private const int Tries = 25;

    private static readonly Refusal Unknown = Refusal.NotFound("no-such-proposal", "No proposal with this reference has come to the panel.");

    public async Task<Outcome<PanelFile>> FindAsync(string reference, CancellationToken cancellation) =>
        await proposals.FindByReferenceAsync(reference, cancellation) is { } proposal && HasCome(proposal)
            ? await OfAsync(proposal, await SeatsAsync(cancellation), cancellation)
            : Unknown;

    /// <summary>All that are before the panel, oldest first.</summary>
    public async Task<IReadOnlyList<PanelFile>> WithPanelAsync(CancellationToken cancellation)
    {
        var around = await SeatsAsync(cancellation);
        List<PanelFile> files = [];
        await foreach (var proposal in proposals.AllAsync(cancellation, ProposalStage.WithPanel)) files.Add(await OfAsync(proposal, around, cancellation));
        return files;
    }

    /// <summary>Does an act on the file as it is, again when somebody was quicker, and keeps all it changed or nothing. Answers the file before and after.</summary>
    public async Task<Outcome<(PanelFile Before, PanelFile After)>> ChangeAsync(string reference, Func<PanelFile, Outcome<PanelFile>> act, CancellationToken cancellation)
    {
        for (int tries = 0; tries < Tries; tries++)
        {
            var found = await FindAsync(reference, cancellation);
            if (found.Refusal is { } unknown) return unknown;
            var done = act(found.Value);
            if (done.Refusal is { } refusal) return refusal;
            if (await SaveAsync(found.Value, done.Value, cancellation) is null) return (found.Value, done.Value);
        }

        return Rows.ChangedMeanwhile;
    }

    /// <summary>SHA-256 of what an act found, for the audit trail.</summary>
    public static string HashOf(PanelFile file) => StateHash.Of((file.Round, file.Seats.Select(seat => seat.Review)).ToTuple());

    private Task<Refusal?> SaveAsync(PanelFile was, PanelFile now, CancellationToken cancellation) => reviews.SaveAsync(
        now.Proposal.Id, now.Round, now.Seats.Zip(was.Seats).Where(pair => !ReferenceEquals(pair.First.Review, pair.Second.Review)).Select(pair => pair.First.Review),
        now.Comments.Skip(was.Comments.Count), cancellation);

    private async Task<PanelFile> OfAsync(Proposal proposal, Around around, CancellationToken cancellation)
    {
        var stored = await reviews.ReadAsync(proposal.Id, proposal.Round, cancellation);
        var round = stored.Round ?? new PanelRound(proposal.Round, Rubric.Current.Version);
        var byMember = stored.Reviews.ToDictionary(review => review.Member, StringComparer.Ordinal);
        return new PanelFile(
            proposal, round, Rubric.Find(round.Rubric) ?? throw new InvalidDataException("A round names a rubric that the application no longer has."),
            [.. around.Members.Select(member => new Seat(member.Person, member.Organisation, Conflicts.Of(member.Organisation, proposal, around.Past, settings.Value.ConflictYears), byMember.GetValueOrDefault(member.Person.Id) ?? new Review(member.Person.Id)))],
            stored.Comments).Settled();
    }

    private async Task<Around> SeatsAsync(CancellationToken cancellation)
    {
        var known = await organisations.ListAsync(cancellation).ToDictionaryAsync(one => one.Id, StringComparer.Ordinal, cancellationToken: cancellation);
        var members = await people.ListAsync(cancellation).Where(person => person.Roles.Contains(Role.PanelMember))
            .OrderBy(person => person.Id, StringComparer.Ordinal).Select(person => (person, person.Organisation is { } id ? known.GetValueOrDefault(id) : null)).ToListAsync(cancellation);
        return new(members, await proposals.PastAsync(cancellation).ToListAsync(cancellation));
    }

    // Nothing reaches the panel before all endorsements are in; what has reached it stays readable to it.
    private static bool HasCome(Proposal proposal) => proposal.Stage is ProposalStage.WithPanel or ProposalStage.Approved or ProposalStage.UnderWay or ProposalStage.Completed or ProposalStage.Rejected
        || proposal is { Stage: ProposalStage.Returned, Decision.ReleasedAt: not null };

    private sealed record Around(IReadOnlyList<(Person Person, Organisation? Organisation)> Members, IReadOnlyList<PastProject> Past);
}
