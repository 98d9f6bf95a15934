using System.Globalization;
using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>Where anyone pledges money.</summary>
    public static PageAddress Pledge(Language language) => new(language, "funding/pledge/");

    /// <summary>A donor's statement by the link that it was sent.</summary>
    public static PageAddress Statement(Language language, string link) => new(language, $"funding/statement/{link}/");

    public static PageAddress FundingDesk(Language language) => Desk(language, "funding");

    public static PageAddress DeskStatement(Language language) => new(language, "desk/funding/statement/");

    /// <summary>The form of one act of money, such as <c>sign</c> or <c>allocate</c>.</summary>
    public static PageAddress MoneyAct(Language language, string act) => new(language, $"desk/funding/{act}/");

    public static PageAddress FundedProjects(Language language) => Desk(language, "projects");

    public static PageAddress FundedProject(Language language, string project) => new(language, $"desk/projects/{project}/");

    /// <summary>One report, tranche or condition of a project by its number, or the plan of its tranches.</summary>
    public static PageAddress ProjectAct(Language language, string project, string act, int number) => new(language, string.Create(CultureInfo.InvariantCulture, $"desk/projects/{project}/{act}/{number}/"));
}
