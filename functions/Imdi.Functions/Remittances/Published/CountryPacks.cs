using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>The pages of a country as sender or receiver, and what the API answers of it.</summary>
internal sealed class CountryPacks(
    RemittanceBook book, OverviewIndex overview, IReadOnlyDictionary<Period, QuarterFile> quarters, ISitePages pages, Site site)
{
    public async Task<PackContent> PackAsync(CountryCode country, bool isSender)
    {
        var corridors = isSender ? overview.From(country) : overview.To(country);
        CorridorQuarter[] known = [.. corridors.SelectMany(row => book.Quarters(new Corridor(row.From, row.To)))];
        return new PackContent(await WriteAnswers.PagesAsync(
            language => isSender ? PageAddress.SendingCountry(language, country) : PageAddress.ReceivingCountry(language, country),
            at => pages.CountryAsync(site, at, CountryModels.Of(country, isSender, overview, known, at.Language))));
    }

    public async Task<PackContent> AnswerAsync(CountryCode country, CancellationToken cancellation) => new(
        await WriteAnswers.InLanguagesAsync(site, language =>
        {
            var answer = CountryAnswer.Of(country, overview, Latest(overview.From(country)), Latest(overview.To(country)), language, run: null)
                ?? throw new ArgumentException($"{country} is part of no corridor.", nameof(country));
            var note = new DataNote(answer.Source, answer.Vintage, answer.Method, null);
            return WriteAnswers.OneAsync(language, $"/api/remittances/countries/{country}", answer, answer.Rows(), note, cancellation);
        }));

    private QuarterFile? Latest(IReadOnlyList<CorridorRow> corridors) => corridors.Max(row => row.Period) is { } period ? quarters[period] : null;
}
