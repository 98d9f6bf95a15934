using System.Text.RegularExpressions;

namespace Imdi.Web.Tests;

/// <summary>The addresses that exist: pages of the site, its assets, and the published data.</summary>
internal static partial class KnownLinks
{
    public static bool Has(string link) =>
        Page().IsMatch(link) || Data().IsMatch(link) || Datasets().IsMatch(link) || link is "/" or "/api/docs" or "/api/openapi.json"
        || Rendered.Areas.SelectMany(area => area.Links).Any(pattern => Regex.IsMatch(link, pattern))
        || Regex.IsMatch(link, @"^(/(fr|es|ar))?/api/funding/(projects/IMDI-[0-9A-Z-]+/(budget|results)|totals(/window)?)\.(csv|json)(\?[a-z=&]+)?$")
        || SiteAssets.All.Any(asset => link == asset.Address || link.StartsWith(asset.Address + "#", StringComparison.Ordinal));

    [GeneratedRegex(@"^/(en|fr|es|ar)/((send/((targets|method)/|from/[a-z]{3}/|to/[a-z]{3}/|[a-z]{3}/[a-z]{3}/(report/)?)?|embed/[a-z]{3}/[a-z]{3}/|data/([a-z-]+/)?|desk/([a-z]+/)?|uploads/(new/|history/|tokens/|01[A-Z0-9]{24}/(changes\.csv)?)?|about/|accessibility/|privacy/|data-api/|nowhere/)?)(\?[a-zA-Z=&0-9-]+)?(#[a-z]+)?$")]
    private static partial Regex Page();

    [GeneratedRegex(@"^(/(fr|es|ar))?/api/remittances/(reports|(corridors/[A-Z]{3}/[A-Z]{3}(/trend)?|countries/[A-Z]{3}|targets(/trend)?|(targets|averages)/[0-9]{4}Q[1-4])\.(csv|json)(\?[a-z=&0-9-]+)?)$")]
    private static partial Regex Data();

    [GeneratedRegex(@"^/api/(datasets(\.(csv|json)|/[a-z-]+/(template\.csv|uploads|changes\.csv|versions/[0-9a-f]+(/data\.(csv|json|parquet|sdmx\.csv)|/findings\.(csv|json))?))|uploads/01[A-Z0-9]{24}/(decision|complete|findings\.(csv|json))|auth/(development|tokens(/[0-9a-f]{16}/revocation)?))(\?lang=(en|fr|es|ar))?$")]
    private static partial Regex Datasets();
}
