using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>The public register of proposals and projects.</summary>
    public static PageAddress Register(Language language) => new(language, "proposals/");

    /// <summary>A project of the register, by its reference.</summary>
    public static PageAddress Project(Language language, string reference) => new(language, $"proposals/{reference.ToLowerInvariant()}/");

    /// <summary>The money: windows, totals, donors.</summary>
    public static PageAddress FundingOverview(Language language) => new(language, "funding/");

    public static PageAddress PublicLedger(Language language) => new(language, "funding/ledger/");
}
