using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>A person's record at the desk of the secretariat; without an id the form for a new one.</summary>
    public static PageAddress Person(Language language, string? id) => new(language, $"desk/directory/people/{id ?? "new"}/");

    public static PageAddress Organisation(Language language, string? id) => new(language, $"desk/directory/organisations/{id ?? "new"}/");

    public static PageAddress Invitation(Language language, string secret) => new(language, $"desk/invitation/{secret}/");
}
