using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>A proposal between Nepal and Qatar; a test changes what it is about.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static Proposal Proposal(string id = "01KB7C2G0000000000000000AC") => new()
    {
        Id = id, Reference = Imdi.Functions.Directory.Reference.Of(id), Track = ProposalTrack.Full, Stage = ProposalStage.AwaitingEndorsement, Language = Language.English, SubmittedAt = At, StageSince = At, Content = Content(),
    };

    public static ProposalContent Content(string title = "Training before departure in Nepal", string total = "40000 EUR", int months = 12) => A.Content(content => content.Asking(title, Money.Parse(total), months) with
    {
        Applicant = content.Applicant with { Type = ApplicantType.CivilSociety, Name = "Diaspora Forum" },
        Partners = content.Partners with { Executing = [new("An international organisation", null, null)] },
    });
}
