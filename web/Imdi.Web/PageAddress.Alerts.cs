using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    public static PageAddress Alert(Language language, CountryCode from, CountryCode to) => new(language, $"send/{Lower(from)}/{Lower(to)}/alert/");

    public static PageAddress ConfirmAlert(Language language, string key) => new(language, $"alerts/confirm/{key}/");

    public static PageAddress LeaveAlert(Language language, string key) => new(language, $"alerts/leave/{key}/");
}
