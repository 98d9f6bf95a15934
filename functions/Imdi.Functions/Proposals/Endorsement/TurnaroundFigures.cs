namespace Imdi.Functions.Proposals;

/// <summary>The public figures, worked out at most once a minute. Demonstration proposals count only while there are no others.</summary>
public sealed class TurnaroundFigures(ProposalStore proposals, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private (DateTimeOffset At, IReadOnlyList<Turnaround> Rows, bool IsDemonstration)? _last;

    public async Task<(DateTimeOffset At, IReadOnlyList<Turnaround> Rows, bool IsDemonstration)> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && now >= last.At && now - last.At < Kept) return last;
        List<TurnaroundCase> real = [], shown = [];
        await foreach (var proposal in proposals.AllAsync(cancellation)) (proposal.IsDemonstration ? shown : real).AddRange(Turnaround.CasesOf(proposal, now));
        var found = (now, Turnaround.Of(real.Count > 0 ? real : shown), real.Count == 0 && shown.Count > 0);
        _last = found;
        return found;
    }
}
