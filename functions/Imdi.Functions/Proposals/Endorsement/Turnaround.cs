using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>One request to a country.</summary>
/// <param name="Days">From the request to the answer; for one without an answer to the moment when it ended, or to now.</param>
public sealed record TurnaroundCase(CountryCode Country, double Days, bool IsAnswered);

/// <summary>
/// How long countries take from the request to the answer (mission.md S34).
/// A percentile p of n cases is the ⌈p·n/100⌉th smallest number of days (nearest rank), in days with one decimal. A case that is still open,
/// or ended without an answer, counts with the days that it lasted: its answer takes at least so long. The percentile is then a lower bound
/// where such a case is not longer than it, which <see cref="MedianIsAtLeast"/> and <see cref="NinetiethIsAtLeast"/> say.
/// Source: nearest-rank percentile, ISO 3534-1; censored cases as lower bounds are this register's choice.
/// </summary>
/// <param name="Country">Null over all countries.</param>
public sealed record Turnaround(CountryCode? Country, int Cases, int Answered, double MedianDays, bool MedianIsAtLeast, double NinetiethDays, bool NinetiethIsAtLeast)
{
    /// <summary>Over all countries first, then by country; empty without any case.</summary>
    public static IReadOnlyList<Turnaround> Of(IReadOnlyCollection<TurnaroundCase> cases) => cases.Count == 0
        ? []
        : [Of(null, cases), .. cases.GroupBy(one => one.Country).OrderBy(group => group.Key).Select(group => Of(group.Key, [.. group]))];

    /// <summary>The requests of a proposal, of all its rounds, from its history.</summary>
    public static IEnumerable<TurnaroundCase> CasesOf(Proposal proposal, DateTimeOffset now)
    {
        for (int index = 0; index < proposal.History.Count; index++)
        {
            if (proposal.History[index] is not { What: "endorsement-requested", Country: { } country } asked) continue;
            var later = proposal.History.Skip(index + 1);
            var answer = later.FirstOrDefault(one => one.Country == country && one.What is "endorsed" or "endorsement-refused");
            var end = later.FirstOrDefault(one => one.What is "endorsement-refused" or "agency-declined" or "withdrawn" or "resubmitted");
            var again = later.FirstOrDefault(one => one.What == "endorsement-requested" && one.Country == country);

            // Asked anew at another address before anything came: the first request reached nobody.
            if (again is not null && (answer is null || again.At < answer.At) && (end is null || again.At < end.At)) continue;
            bool isAnswered = answer is not null && (end is null || answer.At <= end.At);
            var until = isAnswered ? answer!.At : end?.At ?? (proposal.Stage == ProposalStage.AwaitingEndorsement ? now : proposal.StageSince);
            yield return new(country, (until - asked.At).TotalDays, isAnswered);
        }
    }

    private static Turnaround Of(CountryCode? country, IReadOnlyCollection<TurnaroundCase> cases)
    {
        var (median, medianAtLeast) = Percentile(cases, 50);
        var (ninetieth, ninetiethAtLeast) = Percentile(cases, 90);
        return new(country, cases.Count, cases.Count(one => one.IsAnswered), median, medianAtLeast, ninetieth, ninetiethAtLeast);
    }

    private static (double Days, bool IsAtLeast) Percentile(IReadOnlyCollection<TurnaroundCase> cases, int percent)
    {
        var sorted = cases.OrderBy(one => one.Days).ToList();
        double days = sorted[((percent * sorted.Count) + 99) / 100 - 1].Days;
        return (Math.Round(days, 1, MidpointRounding.AwayFromZero), sorted.Any(one => !one.IsAnswered && one.Days <= days));
    }
}
