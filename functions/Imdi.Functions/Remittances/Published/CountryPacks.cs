using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>The pages of a country as sender or receiver.</summary>
internal sealed class CountryPacks(RemittanceBook book, OverviewIndex overview, ISitePages pages, Site site)
{
    public async Task<DraftPack> PackAsync(CountryCode country, bool isSender)
    {
        var corridors = isSender ? overview.From(country) : overview.To(country);
        CorridorQuarter[] quarters = [.. corridors.SelectMany(row => book.Quarters(new Corridor(row.From, row.To)))];
        return new DraftPack(await RemittanceFiles.PagesAsync(
            language => isSender ? PageAddress.SendingCountry(language, country) : PageAddress.ReceivingCountry(language, country),
            at => pages.CountryAsync(site, at, CountryModels.Of(country, isSender, overview, quarters, at.Language))));
    }
}
