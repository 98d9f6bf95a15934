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

    /// <summary>A size that people compare: 12 kB, 3.4 MB, 2 GB.</summary>
    protected string Bytes(long bytes) => bytes switch
    {
        < 1_000_000 => T("size.kb", N.Integer(Math.Max(1, bytes / 1000))),
        < 1_000_000_000 => T("size.mb", N.Plain(bytes / 1_000_000m, 1)),
        _ => T("size.gb", N.Plain(bytes / 1_000_000_000m, 1)),
    };

    /// <summary>A list within a sentence; Arabic has a comma of its own.</summary>
    protected string Joined(IEnumerable<string> parts) => string.Join(Language.IsRightToLeft ? "، " : ", ", parts);

    protected Region Region => View.Site.Region;

    /// <summary>The currencies of the region, else all in use, to choose from.</summary>
    protected IEnumerable<(string Value, string Label)> Currencies => (Region.Currencies is { Count: > 0 } own ? own : CodeLists.CurrenciesInUse).Select(Choice);

    protected (string Value, string Label) Choice(Currency currency) => (currency.Code, $"{currency} · {currency.Name(Language)}");

    protected string Name(CountryCode country) => country.Name(Language);
}
