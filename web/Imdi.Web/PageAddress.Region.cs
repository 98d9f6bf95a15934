using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>Where the secretariat finds and replaces texts of the site.</summary>
    public static PageAddress RegionTexts(Language language) => new(language, "desk/region/texts/");

    /// <summary>How the site runs: last rebuilds, age of the data, queues.</summary>
    public static PageAddress Status(Language language) => new(language, "status/");
}
