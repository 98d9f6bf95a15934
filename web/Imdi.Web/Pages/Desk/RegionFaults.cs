using Imdi.Web.Text;

namespace Imdi.Web.Pages.Desk;

/// <summary>What is said of a code that is wrong in a list, with the code.</summary>
public static class RegionFaults
{
    public static string Item(Texts texts, string list, string code, string written) => (code, list) switch
    {
        ("region-twice", _) => texts["region.fault.twice", written],
        (_, "currencies") => texts["region.fault.currency", written],
        _ => texts["region.fault.country", written],
    };
}
