namespace Imdi.Web.Pages.Desk;

/// <param name="Wanted">The page to go to once signed in.</param>
/// <param name="Roles">Demonstration roles, in development on this machine; else none.</param>
/// <param name="Forbidden">Signed in, but as somebody who may not see the page.</param>
public sealed record SignInModel(string Wanted, IReadOnlyList<string> Roles, bool Forbidden)
{
    /// <summary>The address that leads to the provider; null where none is set.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider said no, or the way there was not the one that this browser had begun.</summary>
    public bool IsFailed { get; init; }
}

/// <summary>Which desks somebody has.</summary>
public sealed record DeskAccess(string Name, bool IsSecretariat, bool IsAgency, bool IsFocalPoint, bool IsExecuting, bool IsPanelMember, bool IsDonor)
{
    /// <summary>Why a focal point endorses nothing: <c>unverified</c> by the secretariat, or there for <c>other-topics</c>; null for everybody else.</summary>
    public string? EndorsesNot { get; init; }
}
