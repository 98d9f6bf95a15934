using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>When somebody who was asked is reminded: 7, 14 and 21 days after the request; after 30 the secretariat is told.</summary>
public static class EndorsementReminders
{
    private static readonly int[] Days = [7, 14, 21];

    /// <summary>Days to answer in: so long a link is good, so long the applicant is told to wait, and after them the secretariat is told.</summary>
    public const int LateAfterDays = 30;

    /// <summary>Those for whom one is due now, with its number from 1: the latest alone where several days were missed.</summary>
    public static IReadOnlyList<(AskedParty Party, int Number)> DueOn(Proposal proposal, DateTimeOffset now) =>
    [
        .. Open(proposal).Select(open => (open.Party, Number: Days.Count(day => now - open.Since >= TimeSpan.FromDays(day)), open.Sent))
            .Where(open => open.Number > open.Sent).Select(open => (open.Party, open.Number)),
    ];

    /// <summary>Who has not answered for 30 days.</summary>
    public static IReadOnlyList<AskedParty> LateOn(Proposal proposal, DateTimeOffset now) =>
        [.. Open(proposal).Where(open => now - open.Since >= TimeSpan.FromDays(LateAfterDays)).Select(open => open.Party)];

    public static Proposal WithReminder(this Proposal proposal, AskedParty party, int number) => party switch
    {
        { Country: { } country } when proposal.EndorsementOf(country) is { } asked => proposal.Put(asked with { Reminders = number }),
        { Agency: { } agency } when proposal.AcceptanceOf(agency) is { } asked => proposal.Put(asked with { Reminders = number }),
        _ => proposal,
    };

    private static IEnumerable<(AskedParty Party, DateTimeOffset Since, int Sent)> Open(Proposal proposal) => proposal.Stage != ProposalStage.AwaitingEndorsement ? [] :
    [
        .. proposal.Endorsements.Where(one => one.Round == proposal.Round && one.State == EndorsementState.Requested).Select(one => (AskedParty.Of(one.Country), one.At, one.Reminders)),
        .. proposal.Acceptances.Where(one => one.Round == proposal.Round && one.State == AcceptanceState.Requested).Select(one => (AskedParty.Of(one.Agency), one.At, one.Reminders)),
    ];
}
