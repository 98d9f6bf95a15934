using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>Where an organisation asks to join the stakeholder register.</summary>
    public static PageAddress Join(Language language) => new(language, "join/");

    public static PageAddress ConfirmJoining(Language language, string secret) => new(language, $"join/{secret}/");

    public static PageAddress DeskJoining(Language language, string id) => new(language, $"desk/directory/joinings/{id}/");
}
