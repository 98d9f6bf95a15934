using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

/// <summary>A proposal of Nepal, Qatar and Bangladesh with one executing agency, as it stands after its submission.</summary>
internal static class AskedProposal
{
    public static readonly DateTimeOffset Submitted = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT"), Bangladesh = CountryCode.Parse("BGD"), Kenya = CountryCode.Parse("KEN");

    public static readonly Signing By = new("Ministry of Labour", "A. Sharma");

    public static Proposal Of(string id = "01JEND00000000000000000009", Func<Proposal, Proposal>? change = null) => (change ?? (same => same))(new Proposal
    {
        Id = id, Reference = Reference.Of(id), Track = ProposalTrack.Full, Stage = ProposalStage.AwaitingEndorsement, Language = Language.French, SubmittedAt = Submitted, StageSince = Submitted,
        Content = Content(Nepal, Qatar, Bangladesh), History = [new("submitted", Submitted)],
    });

    public static Proposal In(this Proposal proposal, params CountryCode[] countries) => proposal with { Content = Content(countries) };

    public static Proposal Done(this Outcome<Proposal> outcome) => outcome.Value;

    /// <summary>Everything in but for these.</summary>
    public static Proposal AnsweredBut(this Proposal proposal, params CountryCode[] open)
    {
        foreach (var country in proposal.Content.Countries.Except(open)) proposal = proposal.Endorse(country, By, Submitted.AddDays(1)).Done();
        return proposal.AcceptAsAgency(0, By, Submitted.AddDays(1)).Done();
    }

    private static ProposalContent Content(params CountryCode[] countries) => A.Content(content => content.In(countries).Asking("Skills before departure", Money.Parse("12345.00 USD")) with
    {
        Applicant = content.Applicant with { Type = ApplicantType.CivilSociety, Name = "Pravasi Sewa", Contact = new("R. Thapa", "applicant@example.org", null) },
        Partners = content.Partners with { Executing = [new("Demonstration agency", "demonstration-agency", "agency@example.org")] },
    });
}
