using System.Runtime.CompilerServices;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Web;
using Imdi.Web.Pages.Projections;

namespace Imdi.Functions.Indicators;

/// <summary>The night's projections: one pack of what is projected and how good it is, and one a country with its files and pages.</summary>
public sealed class ProjectionPacks(ProjectionBook book, ISitePages pages, Site site)
{
    public async IAsyncEnumerable<DraftPack> PacksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new DraftPack(
        [
            WriteAnswers.Json(ProjectionIndex.Address, book.Index),
            .. await WriteAnswers.PagesAsync(PageAddress.Projections, at => pages.RenderAsync<ProjectionsPage>(site, at, ProjectionPageModels.Of(book.Index, at.Language))),
            .. await WriteAnswers.PagesAsync(PageAddress.LinkedProjection, at => pages.RenderAsync<LinkedPage>(site, at, LinkedModels.Example)),
        ]);
        var (series, populations, gaps) = (book.Series.ToLookup(file => file.Country), book.Populations.ToDictionary(file => file.Country), book.Gaps.ToDictionary(file => file.Country));
        foreach (string country in book.Index.Countries())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await CountryAsync(country, [.. series[country]], populations.GetValueOrDefault(country), gaps.GetValueOrDefault(country));
        }
    }

    private async Task<DraftPack> CountryAsync(string country, IReadOnlyList<ProjectionFile> series, PopulationFile? population, GapFile? gap)
    {
        var code = Imdi.Shared.CountryCode.Parse(country);
        List<DraftFile> files = [.. await WriteAnswers.PagesAsync(
            language => PageAddress.CountryProjections(language, code), at => pages.RenderAsync<CountryProjectionsPage>(site, at, ProjectionPageModels.Of(country, series, population, gap, at.Language)))];
        foreach (var file in series)
        {
            files.Add(WriteAnswers.Json(ProjectionFile.AddressOf(file.Indicator, country), file));
            files.AddRange(await WriteAnswers.PagesAsync(
                language => PageAddress.SeriesProjections(language, code, file.Indicator), at => pages.RenderAsync<SeriesProjectionsPage>(site, at, ProjectionPageModels.Of(file, at.Language))));
        }

        if (population is not null)
        {
            files.Add(WriteAnswers.Json(PopulationFile.AddressOf(country), population));
            files.AddRange(await WriteAnswers.PagesAsync(language => PageAddress.PopulationProjection(language, code), at => pages.RenderAsync<PopulationProjectionPage>(site, at, ProjectionPageModels.Of(population))));
        }

        if (gap is not null)
        {
            files.Add(WriteAnswers.Json(GapFile.AddressOf(country), gap));
            files.AddRange(await WriteAnswers.PagesAsync(language => PageAddress.GapProjection(language, code), at => pages.RenderAsync<GapProjectionPage>(site, at, ProjectionPageModels.Of(gap, at.Language))));
        }

        return new DraftPack(files);
    }
}
