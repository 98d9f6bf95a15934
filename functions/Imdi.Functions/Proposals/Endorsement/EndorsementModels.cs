using Imdi.Shared;
using Shown = Imdi.Web.Pages.Endorse;

namespace Imdi.Functions.Proposals;

/// <summary>The gate as pages show it.</summary>
internal static class EndorsementModels
{
    public static Shown.AskedState StateOf(Proposal proposal, AskedParty party) => party switch
    {
        { Country: { } country } when proposal.EndorsementOf(country) is { State: not EndorsementState.Requested } answered => answered.State == EndorsementState.Endorsed ? Shown.AskedState.Endorsed : Shown.AskedState.Refused,
        { Agency: { } agency } when proposal.AcceptanceOf(agency) is { State: not AcceptanceState.Requested } answered => answered.State == AcceptanceState.Accepted ? Shown.AskedState.Accepted : Shown.AskedState.Declined,
        _ => proposal.Stage == ProposalStage.AwaitingEndorsement ? Shown.AskedState.Open : Shown.AskedState.Closed,
    };

    public static Shown.AskedRowModel RowOf(Proposal proposal, AskedParty party) => new(
        proposal.Id, proposal.Reference, proposal.Content.Identification.Title, proposal.Content.Applicant.Name, party.Country, NameOf(proposal, party), party.ToString(), StateOf(proposal, party), proposal.AskedSince(party));

    public static Shown.AnswerModel AnswerOf(Proposal proposal, AskedParty party, Shown.AskedLink link, string? token, bool linkSent, Shown.TypedAnswer typed, IReadOnlyList<FieldError> errors)
    {
        var endorsement = party.Country is { } country ? proposal.EndorsementOf(country) : null;
        var acceptance = party.Agency is { } agency ? proposal.AcceptanceOf(agency) : null;
        var state = StateOf(proposal, party);
        bool isAnswered = state is not (Shown.AskedState.Open or Shown.AskedState.Closed);
        return new(
            FactsOf(proposal), party.Country, NameOf(proposal, party), party.ToString(), link, token, state, isAnswered ? endorsement?.At ?? acceptance?.At : null,
            endorsement?.Office, endorsement?.Signatory ?? acceptance?.Signatory, endorsement?.Reason ?? acceptance?.Reason,
            state == Shown.AskedState.Endorsed && proposal.CanRevoke(), linkSent,
            [.. proposal.Questions.Where(one => party.Country is null || one.Country == party.Country).Select(one => new Shown.QuestionModel(one.Number, one.Country, one.Text, one.At, one.Answer))], typed, errors);
    }

    public static Shown.ProposalFacts FactsOf(Proposal proposal)
    {
        var content = proposal.Content;
        var (applicant, purpose) = (content.Applicant, content.Purpose);
        return new(
            proposal.Id, proposal.Reference, proposal.Round, content.Identification.Title, content.Identification.Summary,
            [.. content.Identification.Countries.Select(one => (one.Country, one.Role.ToString()))], applicant.Name, applicant.Type.ToString(), applicant.Country,
            purpose.Objective, purpose.OriginBenefit, purpose.DestinationBenefit, purpose.MigrantBenefit,
            content.Budget.Total, content.Identification.Starts, content.Identification.Months,
            [.. content.Partners.Executing.Select((one, agency) => (one.Name, proposal.IsAtApplicantsAddress(agency)))], [.. content.Partners.Local.Select(one => (one.Name, one.Country))],
            content.Alignment.Statement, content.Alignment.Reference, content.Alignment.ReasonNoPlan,
            [.. proposal.History.Select(one => new Shown.EventModel(one.What, one.At, one.Country))]);
    }

    internal static string? NameOf(Proposal proposal, AskedParty party) => party.Agency is { } agency ? proposal.Content.Partners.Executing[agency].Name : null;
}
