using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Nightly;

/// <summary>Settings of the published site (section <c>Site</c>).</summary>
public sealed class SiteOptions
{
    /// <summary>Absolute origin for hreflang and the site map, e.g. https://imdi.example; empty leaves links root-relative.</summary>
    [RegularExpression(@"^$|^https?://[^/\s]+$", ErrorMessage = "Site:BaseAddress is an origin such as https://imdi.example, without a path or a trailing slash.")]
    public string BaseAddress { get; set; } = "";
}
