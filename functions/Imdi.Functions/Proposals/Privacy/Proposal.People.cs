using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>The people in a proposal. Without them it stays what it was: which office of which country endorsed when, with the hash of which letter, and what was decided.</summary>
public sealed partial record Proposal
{
    /// <summary>Since when nobody needs to write to anybody about it; null while somebody may.</summary>
    internal DateTimeOffset? ClosedSince => Stage is ProposalStage.Completed or ProposalStage.Rejected or ProposalStage.Withdrawn ? StageSince : null;

    internal bool NamesPeople => Content.Applicant is { Contact: not null } or { Address: not null } or { ConflictDeclaration: not null } || Content.Partners.Executing.Any(one => one.Email is not null)
        || Endorsements.Any(one => one.Signatory is not null) || Acceptances.Any(one => one.Signatory is not null) || FocalPoints.Any(one => one.Email.Length > 0);

    /// <summary>For one that has been closed long enough.</summary>
    public Proposal WithoutPeople() => this with
    {
        Content = Content with
        {
            Applicant = Content.Applicant with { Contact = null, Address = null, ConflictDeclaration = null },
            Partners = Content.Partners with { Executing = [.. Content.Partners.Executing.Select(one => one with { Email = null })] },
        },
        Endorsements = [.. Endorsements.Select(one => one with { Signatory = null })],
        Acceptances = [.. Acceptances.Select(one => one with { Signatory = null })],
        FocalPoints = [.. FocalPoints.Select(Unnamed)],
    };

    /// <summary>Without one person, at whatever stage. A signatory is theirs who was asked at the address, or whom the Directory knows by that name.</summary>
    public Proposal Without(PersonSought who)
    {
        var executing = Content.Partners.Executing;
        return who.Without(this with
        {
            Content = Content with
            {
                Applicant = who.Is(Content.Applicant.Contact?.Email) ? Content.Applicant with { Contact = null } : Content.Applicant,
                Partners = Content.Partners with { Executing = [.. executing.Select(one => who.Is(one.Email) ? one with { Email = null } : one)] },
            },
            Endorsements = [.. Endorsements.Select(one => IsBy(who, one) ? one with { Signatory = null } : one)],
            Acceptances = [.. Acceptances.Select(one => IsBy(who, one) ? one with { Signatory = null } : one)],
            FocalPoints = [.. FocalPoints.Select(one => who.Is(one.Email) ? Unnamed(one) : one)],
        }) with { RowTag = RowTag };
    }

    /// <summary>As it is handed out to one person: nobody else is named in its fields, and of the panel's work it has what was released.</summary>
    internal Proposal For(PersonSought who)
    {
        var (bare, isApplicant) = (WithoutPeople(), who.Is(Content.Applicant.Contact?.Email));
        return bare with
        {
            Content = bare.Content with
            {
                Applicant = isApplicant ? Content.Applicant : bare.Content.Applicant,
                Partners = bare.Content.Partners with { Executing = [.. Content.Partners.Executing.Select(one => who.Is(one.Email) ? one : one with { Email = null })] },
            },
            Endorsements = [.. Endorsements.Select(one => IsBy(who, one) ? one : one with { Signatory = null })],
            Acceptances = [.. Acceptances.Select(one => IsBy(who, one) ? one : one with { Signatory = null })],
            FocalPoints = [.. FocalPoints.Select(one => who.Is(one.Email) ? one : Unnamed(one))],
            Decision = ReleasedDecision,
        };
    }

    private bool IsBy(PersonSought who, Endorsement one) => who.IsNamed(one.Signatory) || FocalPoints.Any(named => named.Country == one.Country && who.Is(named.Email));

    private bool IsBy(PersonSought who, AgencyAcceptance one) =>
        who.IsNamed(one.Signatory) || who.Is(Content.Partners.Executing.ElementAtOrDefault(one.Agency)?.Email) || FocalPoints.Any(named => named.Agency == one.Agency && who.Is(named.Email));

    internal bool Concerns(PersonSought who) => who.IsIn(this) || Endorsements.Any(one => who.IsNamed(one.Signatory)) || Acceptances.Any(one => who.IsNamed(one.Signatory));

    /// <summary>Subjects of links that went to the address.</summary>
    internal IReadOnlyList<string> LinksOf(PersonSought who) =>
    [
        .. who.Is(Content.Applicant.Contact?.Email) ? (string[])[Id] : [],
        .. FocalPoints.Where(one => who.Is(one.Email)).Select(one => new AskedParty(one.Country, one.Agency).SubjectIn(Id)),
        .. Content.Partners.Executing.Index().Where(one => who.Is(one.Item.Email)).Select(one => AskedParty.Of(one.Index).SubjectIn(Id)),
    ];

    // The entry stays: requests are numbered by how many there are.
    private static NamedFocalPoint Unnamed(NamedFocalPoint one) => one with { Email = "", Verification = "" };
}
