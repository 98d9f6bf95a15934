using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>Who can apply, what it takes, and what happens next.</summary>
    public static PageAddress ApplyGuide(Language language) => new(language, "apply/");

    /// <summary>What was wrong with a file, where no script tells it on the form's own page.</summary>
    public static PageAddress DraftFiles(Language language) => new(language, "apply/files/");

    /// <summary>To express an interest, and who has.</summary>
    public static PageAddress Interest(Language language) => new(language, "interest/");

    /// <summary>Where a proposal is begun.</summary>
    public static PageAddress ApplyStart(Language language) => new(language, "apply/new/");
}
