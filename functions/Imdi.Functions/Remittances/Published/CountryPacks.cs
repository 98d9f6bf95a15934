using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>The pages of a country as sender or receiver, and what the API answers of it.</summary>
internal sealed class CountryPacks(RemittanceBook book, OverviewIndex overview, ISitePages pages, Site site)
{
    private readonly Dictionary<Period, QuarterFile> _quarters = [];

    public async Task<DraftPack> PackAsync(CountryCode country, bool isSender)
    {
        var corridors = isSender ? overview.From(country) : overview.To(country);
        CorridorQuarter[] quarters = [.. corridors.SelectMany(row => book.Quarters(new Corridor(row.From, row.To)))];
        return new DraftPack(await RemittanceFiles.PagesAsync(
            language => isSender ? PageAddress.SendingCountry(language, country) : PageAddress.ReceivingCountry(language, country),
            at => pages.CountryAsync(site, at, CountryModels.Of(country, isSender, overview, quarters, at.Language))));
    }

    public async Task<DraftPack> AnswerAsync(CountryCode country, CancellationToken cancellation)
    {
        string address = $"/api/remittances/countries/{country}";
        var answer = CountryAnswer.Of(country, overview, Latest(overview.From(country)), Latest(overview.To(country)), Language.English, run: null)
            ?? throw new ArgumentException($"{country} is part of no corridor.", nameof(country));
        var note = new DataNote(answer.Source, answer.Vintage, answer.Method, null);
        return new DraftPack([WriteAnswers.Json($"{address}.json", answer), await WriteAnswers.CsvAsync($"{address}.csv", answer.Rows(), note, cancellation)]);
    }

    private QuarterFile? Latest(IReadOnlyList<CorridorRow> corridors)
    {
        if (corridors.Max(row => row.Period) is not { } period) return null;
        return _quarters.TryGetValue(period, out var known) ? known : _quarters[period] = QuarterFile.Of(book, period);
    }
}
