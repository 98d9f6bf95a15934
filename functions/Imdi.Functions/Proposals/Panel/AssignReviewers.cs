using Imdi.Functions.Directory;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>A plan with the files that it is made from.</summary>
public sealed record PlannedAssignment(IReadOnlyList<PanelFile> Files, AssignmentPlan Plan, DateOnly Due)
{
    public string ReferenceOf(string proposal) => Files.First(file => file.Proposal.Id == proposal).Proposal.Reference;
}

/// <summary>Gives every full proposal before the panel its reviewers. Without a dry run the plan is made on what is then, stored file by file, and each reviewer is written to.</summary>
internal sealed class AssignReviewers(PanelFiles files, ActOnFile acts, PanelMail mail, IOptions<PanelSettings> settings, TimeProvider clock)
{
    public async Task<PlannedAssignment> PlanAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var all = await files.WithPanelAsync(cancellation);
        var open = all.Where(file => file is { IsOpen: true, Proposal.Track: ProposalTrack.Full, Round.VoteOpenedAt: null }).ToList();
        var seats = all.SelectMany(file => file.Seats).Where(seat => seat.Serves(today)).GroupBy(seat => seat.Id, StringComparer.Ordinal);
        var members = seats.Select(own => new Reviewer(own.Key, own.First().Constituency, own.Count(seat => seat is { IsAssigned: true, IsConflicted: false, Review.SubmittedAt: null }))).ToList();
        var wanting = open.Select(file => new ProposalToReview(
            file.Proposal.Id, file.Seats.Where(seat => seat.MayReview(today)).Select(seat => seat.Id).ToHashSet(StringComparer.Ordinal), [.. file.Seats.Where(seat => seat.Reviews(today)).Select(seat => seat.Id)]));
        return new(open, Assignment.Plan(members, [.. wanting], settings.Value.Reviewers, settings.Value.MostReviews), today.AddDays(settings.Value.ReviewDays));
    }

    public async Task<Outcome<PlannedAssignment>> RunAsync(Caller caller, CancellationToken cancellation)
    {
        var planned = await PlanAsync(cancellation);
        foreach (var given in planned.Plan.Reviews.GroupBy(review => review.Proposal, StringComparer.Ordinal))
        {
            var assigned = await acts.RunAsync(planned.ReferenceOf(given.Key), caller, "assignments", Admits.Secretariat, "reviewers-assigned", (file, now) => file.Assign(given.Select(review => review.Member), planned.Due, now), cancellation);
            if (assigned.Refusal is { } refusal) return refusal;
            await mail.QueueAsync(assigned.Value, given.Select(review => assigned.Value.SeatOf(review.Member)!).Where(seat => seat.IsAssigned).Select(seat => new PanelNews("review-assigned", seat, "")), cancellation);
        }

        return planned;
    }
}
