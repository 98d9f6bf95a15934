using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The gate before the panel: every country involved endorses and every executing agency accepts (paper ¶32; mission.md S41–S43).</summary>
public sealed partial record Proposal
{
    /// <summary>So that a form sent again and again does not fill the row.</summary>
    public const int MostQuestions = 20;

    private const string Revoked = "endorsement-revoked";

    private static readonly Refusal EndorsementClosed = Refusal.Conflict("endorsement-closed", "This proposal does not take answers now: it was returned, withdrawn, or is with the panel already.");

    private static readonly Refusal EndorsementDecided = Refusal.Conflict("already-decided", "The panel has decided, or the proposal is no longer open: an endorsement can be revoked until then.");

    public IReadOnlyList<CountryQuestion> Questions { get; init; } = [];

    public IReadOnlyList<NamedFocalPoint> FocalPoints { get; init; } = [];

    /// <summary>The country's answer to the submission as it is now.</summary>
    public Endorsement? EndorsementOf(CountryCode country) => Endorsements.FirstOrDefault(one => one.Country == country && one.Round == Round);

    public AgencyAcceptance? AcceptanceOf(int agency) => Acceptances.FirstOrDefault(one => one.Agency == agency && one.Round == Round);

    /// <summary>Everything without which the panel does not get the proposal: an endorsement a country, an acceptance an agency, the reference to a national plan or the reason why there is none.</summary>
    public IReadOnlyList<MissingPart> Missing() =>
    [
        .. Content.Countries.Distinct().Where(country => EndorsementOf(country)?.State != EndorsementState.Endorsed).Select(country => new MissingPart(MissingKind.Endorsement, Country: country)),
        .. Agencies.Where(agency => AcceptanceOf(agency)?.State != AcceptanceState.Accepted).Select(agency => new MissingPart(MissingKind.Acceptance, Agency: agency)),
        .. HasAlignment ? (MissingPart[])[] : [new(MissingKind.Alignment)],
    ];

    /// <summary>Notes that the country has been asked; asked before, it is as it was.</summary>
    public Outcome<Proposal> RequestEndorsement(CountryCode country, DateTimeOffset now) => OpenTo(country) switch
    {
        { } refusal => refusal,
        _ when EndorsementOf(country) is not null => this,
        _ => Put(new Endorsement(country, EndorsementState.Requested, now) { Round = Round, RequestedAt = now }).With(new("endorsement-requested", now, country)),
    };

    /// <summary>The last one sends the proposal to the panel. Sent twice, it is one endorsement.</summary>
    public Outcome<Proposal> Endorse(CountryCode country, Signing by, DateTimeOffset now) => this switch
    {
        _ when Stage is ProposalStage.AwaitingEndorsement or ProposalStage.WithPanel && EndorsementOf(country)?.State == EndorsementState.Endorsed => this,
        _ when OpenTo(country) is { } refusal => refusal,
        _ => Put(Answered(country, EndorsementState.Endorsed, by, now)).With(new("endorsed", now, country)).ToPanelWhenComplete(now),
    };

    /// <summary>Returns the proposal to the applicant, with the reason.</summary>
    public Outcome<Proposal> RefuseEndorsement(CountryCode country, Signing by, DateTimeOffset now) => this switch
    {
        { Stage: ProposalStage.Returned } when EndorsementOf(country)?.State == EndorsementState.Refused => this,
        _ when OpenTo(country) is { } refusal => refusal,
        _ when string.IsNullOrWhiteSpace(by.Words) => Refusal.Unprocessable("reason-needed", "Say why, so that the applicant can mend the proposal."),
        _ => Put(Answered(country, EndorsementState.Refused, by, now)).With(new("endorsement-refused", now, country, by.Words)).To(ProposalStage.Returned, now),
    };

    /// <summary>Takes an endorsement back, until the panel has decided; from the panel the proposal comes back to wait for the country.</summary>
    public Outcome<Proposal> RevokeEndorsement(CountryCode country, string? reason, DateTimeOffset now) => EndorsementOf(country) switch
    {
        _ when !CanRevoke() => EndorsementDecided,
        { State: EndorsementState.Requested } when History.LastOrDefault(one => one.Country == country)?.What == Revoked => this,
        not { State: EndorsementState.Endorsed } => Refusal.Conflict("nothing-to-revoke", $"{country} has not endorsed this proposal."),
        _ => Put(new Endorsement(country, EndorsementState.Requested, now) { Round = Round, RequestedAt = now }).With(new(Revoked, now, country, reason)).To(ProposalStage.AwaitingEndorsement, now),
    };

    /// <summary>Whether an endorsement may still be taken back.</summary>
    public bool CanRevoke() => Stage == ProposalStage.AwaitingEndorsement || (Stage == ProposalStage.WithPanel && Decision?.Round != Round);

    public Outcome<Proposal> AskQuestion(CountryCode country, string text, DateTimeOffset now) => this switch
    {
        _ when OpenTo(country) is { } refusal => refusal,
        _ when string.IsNullOrWhiteSpace(text) => Refusal.Unprocessable("question-missing", "Write the question."),
        _ when Questions.Any(one => one.Country == country && one.Text == text) => this,
        { Questions.Count: >= MostQuestions } => Refusal.Conflict("too-many-questions", $"At most {MostQuestions} questions are asked about a proposal; write to the secretariat."),
        _ => (this with { Questions = [.. Questions, new(Questions.Count + 1, country, text, now)] }).With(new("question-asked", now, country)),
    };

    /// <summary>By the applicant.</summary>
    public Outcome<Proposal> AnswerQuestion(int number, string text, DateTimeOffset now) => Questions.FirstOrDefault(one => one.Number == number) switch
    {
        null => Refusal.NotFound("no-such-question", "No question of this proposal has that number."),
        { Answer: { } known } when known == text => this,
        { Answer: not null } => Refusal.Conflict("question-answered", "This question has been answered."),
        _ when Stage != ProposalStage.AwaitingEndorsement => EndorsementClosed,
        _ when string.IsNullOrWhiteSpace(text) => Refusal.Unprocessable("answer-missing", "Write the answer."),
        var asked => (this with { Questions = [.. Questions.Select(one => one == asked ? one with { Answer = text, AnsweredAt = now } : one)] }).With(new("question-answered", now, asked.Country)),
    };

    public Outcome<Proposal> RequestAcceptance(int agency, DateTimeOffset now) => OpenTo(agency) switch
    {
        { } refusal => refusal,
        _ when AcceptanceOf(agency) is not null => this,
        _ => Put(new AgencyAcceptance(agency, AcceptanceState.Requested, now) { Round = Round, RequestedAt = now }).With(new("acceptance-requested", now, Note: Content.Partners.Executing[agency].Name)),
    };

    public Outcome<Proposal> AcceptAsAgency(int agency, Signing by, DateTimeOffset now) => this switch
    {
        _ when Stage is ProposalStage.AwaitingEndorsement or ProposalStage.WithPanel && AcceptanceOf(agency)?.State == AcceptanceState.Accepted => this,
        _ when OpenTo(agency) is { } refusal => refusal,
        _ => Put(Answered(agency, AcceptanceState.Accepted, by, now)).With(new("agency-accepted", now, Note: Content.Partners.Executing[agency].Name)).ToPanelWhenComplete(now),
    };

    /// <summary>Returns the proposal to the applicant, with the reason.</summary>
    public Outcome<Proposal> DeclineAsAgency(int agency, Signing by, DateTimeOffset now) => this switch
    {
        { Stage: ProposalStage.Returned } when AcceptanceOf(agency)?.State == AcceptanceState.Declined => this,
        _ when OpenTo(agency) is { } refusal => refusal,
        _ when string.IsNullOrWhiteSpace(by.Words) => Refusal.Unprocessable("reason-needed", "Say why, so that the applicant can look for another agency."),
        _ => Put(Answered(agency, AcceptanceState.Declined, by, now)).With(new("agency-declined", now, Note: Content.Partners.Executing[agency].Name)).To(ProposalStage.Returned, now),
    };

    /// <summary>
    /// By the secretariat, for a country without a verified focal point or an agency without a good address. Whoever was asked before at another address is forgotten, so that the request
    /// goes out anew.
    /// </summary>
    public Outcome<Proposal> NameFocalPoint(NamedFocalPoint named) => named.Country is { } country
        ? OpenTo(country) switch
        {
            { } refusal => refusal,
            _ when EndorsementOf(country) is { State: not EndorsementState.Requested } => Refusal.Conflict("country-answered", $"{country} has answered already."),
            _ => this with { FocalPoints = [.. FocalPoints, named], Endorsements = [.. Endorsements.Where(one => one.Country != country)] },
        }
        : OpenTo(named.Agency!.Value) switch
        {
            { } refusal => refusal,
            _ when AcceptanceOf(named.Agency.Value) is { State: not AcceptanceState.Requested } => Refusal.Conflict("agency-answered", "This agency has answered already."),
            _ => this with { FocalPoints = [.. FocalPoints, named], Acceptances = [.. Acceptances.Where(one => one.Agency != named.Agency)] },
        };

    internal Proposal Put(Endorsement endorsement) => this with { Endorsements = [.. Endorsements.Where(one => one.Country != endorsement.Country), endorsement] };

    internal Proposal Put(AgencyAcceptance acceptance) => this with { Acceptances = [.. Acceptances.Where(one => one.Agency != acceptance.Agency), acceptance] };

    /// <summary>Nobody but the applicant has said that the agency's address is its own.</summary>
    public bool IsAtApplicantsAddress(int agency) => Content.Partners.Executing[agency].Organisation is null && !FocalPoints.Any(one => one.Agency == agency);

    private IEnumerable<int> Agencies => Enumerable.Range(0, Content.Partners.Executing.Count);

    private bool HasAlignment => !string.IsNullOrWhiteSpace(Content.Alignment.Reference) || !string.IsNullOrWhiteSpace(Content.Alignment.ReasonNoPlan);

    private Refusal? OpenTo(CountryCode country) => this switch
    {
        _ when !Content.Countries.Contains(country) => Refusal.Conflict("country-not-involved", $"{country} is not part of this proposal."),
        { Stage: not ProposalStage.AwaitingEndorsement } => EndorsementClosed,
        _ => null,
    };

    private Refusal? OpenTo(int agency) => this switch
    {
        _ when agency < 0 || agency >= Content.Partners.Executing.Count => Refusal.Conflict("no-such-agency", "This proposal has no executing agency of that number."),
        { Stage: not ProposalStage.AwaitingEndorsement } => EndorsementClosed,
        _ => null,
    };

    private Endorsement Answered(CountryCode country, EndorsementState state, Signing by, DateTimeOffset now) =>
        new(country, state, now, by.Office, by.Signatory, by.Words, by.LetterHash) { Round = Round, RequestedAt = EndorsementOf(country)?.RequestedAt };

    private AgencyAcceptance Answered(int agency, AcceptanceState state, Signing by, DateTimeOffset now) =>
        new(agency, state, now, by.Signatory, by.Words) { Round = Round, RequestedAt = AcceptanceOf(agency)?.RequestedAt };

    private Proposal ToPanelWhenComplete(DateTimeOffset now) => Missing().Count == 0 ? With(new("with-panel", now)).To(ProposalStage.WithPanel, now) : this;
}
