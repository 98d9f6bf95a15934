using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web;

/// <summary>What every component of one page shares: the site, the page's address, and the reader's words and numbers.</summary>
public sealed record View(Site Site, PageAddress At)
{
    public Language Language => At.Language;

    public string Direction => Language.IsRightToLeft ? "rtl" : "ltr";

    public Texts Texts { get; } = Texts.For(At.Language, Site.Region);

    public Numbers Numbers => Numbers.For(Language);

    public Dates Dates => Dates.For(Language);

    /// <summary>The absolute address where the site's own is known, else the root-relative one.</summary>
    public string Absolute(string href) => Site.BaseAddress + href;
}
