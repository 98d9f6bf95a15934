namespace Imdi.Functions.Proposals;

/// <summary>What an act made of a file that members have to know, and who.</summary>
/// <param name="Again">Tells one occasion from the next, so that each is told once.</param>
internal sealed record PanelNews(string Template, Seat To, string Again)
{
    public static IReadOnlyList<PanelNews> Of(PanelFile before, PanelFile after, DateOnly today) =>
    [
        .. after.IsVoteOpen && !before.IsVoteOpen ? Voters(after, today).Select(seat => new PanelNews("vote-open", seat, At(after.Round.VoteOpenedAt!.Value))) : [],
        .. NeedsDiscussion(after) && !NeedsDiscussion(before) ? after.Counted.Where(seat => seat.Serves(today)).Select(seat => new PanelNews("discussion-needed", seat, $"/{after.Comments.Count}")) : [],
        .. after is { IsOpen: true, Round.Proposed: { } proposed } && proposed != before.Round.Proposed
            ? after.Seats.Where(seat => seat.MayVote(today) && seat.Id != proposed.By).Select(seat => new PanelNews("confirmation-awaited", seat, At(proposed.At))) : [],
    ];

    /// <summary>Who may vote and has not.</summary>
    public static IEnumerable<Seat> Voters(PanelFile file, DateOnly today) => file.Seats.Where(seat => seat.MayVote(today) && seat.Review.Ballot is null);

    private static bool NeedsDiscussion(PanelFile file) => file is { IsOpen: true, Round.VoteOpenedAt: null, IsDiscussed: false } && file.Counted.Count >= file.Rubric.LeastScorers;

    private static string At(DateTimeOffset moment) => FormattableString.Invariant($"/{moment.UtcTicks}");
}
