using Imdi.Shared;
using Imdi.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Imdi.Web;

/// <summary>A component of the site: it reads its words, numbers and dates from the view of the page it stands in.</summary>
public abstract class SiteComponent : ComponentBase
{
    [CascadingParameter]
    public required View View { get; set; }

    protected Language Language => View.Language;

    protected Numbers N => View.Numbers;

    protected Dates D => View.Dates;

    protected string T(string key, params object[] args) => View.Texts[key, args];

    protected string Name(CountryCode country) => country.Name(Language);
}
