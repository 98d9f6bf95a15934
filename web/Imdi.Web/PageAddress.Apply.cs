using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>The first step of a new proposal; a draft begins when it is sent.</summary>
    public static PageAddress ApplyNew(Language language) => new(language, "apply/new/");

    /// <summary>A step of a draft, <c>check</c>, <c>declaration</c>, or <c>saved</c>: how to come back.</summary>
    public static PageAddress Draft(Language language, string link, string step) => new(language, $"apply/r/{link}/{step}/");

    public static PageAddress Receipt(Language language, string link) => new(language, $"apply/receipt/{link}/");

    public static PageAddress ProposalStatus(Language language, string link) => new(language, $"apply/status/{link}/");

    /// <summary>Where somebody who has lost the link of the status page asks for a new one.</summary>
    public static PageAddress FindProposal(Language language) => new(language, "apply/status/");

    public static PageAddress DeskProposal(Language language, string id) => new(language, $"desk/proposals/{id}/");
}
