using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    public static PageAddress Panel(Language language) => Desk(language, "panel");

    public static PageAddress PanelMembers(Language language) => new(language, "desk/panel/members/");

    /// <summary>The dry run of the assignment, and the button that does it.</summary>
    public static PageAddress PanelAssignment(Language language) => new(language, "desk/panel/assignment/");

    public static PageAddress PanelFile(Language language, string reference) => new(language, $"desk/panel/{reference}/");

    /// <summary>What the panel decided and why; public once it is released.</summary>
    public static PageAddress DecisionLetter(Language language, string reference) => new(language, $"proposals/{reference}/decision/");
}
