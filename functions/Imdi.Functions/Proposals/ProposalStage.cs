namespace Imdi.Functions.Proposals;

/// <summary>Where a proposal stands; each change is one of <see cref="Proposal"/>'s methods.</summary>
public enum ProposalStage
{
    /// <summary>Submitted; countries endorse and executing agencies accept.</summary>
    AwaitingEndorsement,

    /// <summary>Back with the applicant: a country refused, or the panel asked for a revision.</summary>
    Returned,

    /// <summary>All endorsements are in; the panel reviews.</summary>
    WithPanel,

    /// <summary>The panel approved, with or without conditions; it may be funded once the decision is released.</summary>
    Approved,

    /// <summary>Money has been allocated and the project runs.</summary>
    UnderWay,

    Completed,
    Rejected,

    /// <summary>By the applicant, before the decision.</summary>
    Withdrawn,
}

/// <summary>Which way through: the full one, or the short one for seed money under a ceiling (mission.md S23).</summary>
public enum ProposalTrack { Full, SeedMoney }
