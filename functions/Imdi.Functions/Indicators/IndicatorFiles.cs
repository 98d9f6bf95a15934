using System.Globalization;
using System.Runtime.CompilerServices;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Web;

namespace Imdi.Functions.Indicators;

/// <summary>
/// What the night publishes of the room. A pack an indicator: its pages and its values change together. It is named by its definition, the versions that it takes in, the month where
/// these go beyond it, and the site's frame, so it is computed only when one of them changed. What is about all of them together follows from all versions and from the day, by which data grow old.
/// </summary>
public sealed class IndicatorFiles(ProfilePacks profiles)
{
    /// <summary>Parts of the room's work, as <c>began</c> is told them.</summary>
    public const string Projections = "projections", Profiles = "profiles";

    /// <param name="began">Told before each of these parts; none is begun where everything is as before.</param>
    /// <param name="known">What is stored already, so that nothing is read for what follows from the same as before.</param>
    public async IAsyncEnumerable<DraftPack> PacksAsync(IndicatorBook book, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation, KnownPacks? known = null, Func<string, Task>? began = null)
    {
        var explorer = new ExplorerFiles(pages, site);
        foreach (var definition in ReadDefinitions.All)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new DraftPack(definition.Id, token => PackAsync(book, explorer, definition, token)).From(PackInputs.Of("indicator", definition, book.VersionsOf(definition), book.MonthOf(definition), book.QuoteRule, site));
        }

        string inputs = PackInputs.Of("indicators", book.Versions, book.QuoteRule, book.AsOf, site);
        if (known?.From(inputs) is { Count: > 0 } kept)
        {
            foreach (var pack in kept) yield return pack;
            yield break;
        }

        await book.ReadAllAsync(cancellation);
        int number = 0;
        await foreach (var pack in TogetherAsync(book, explorer, pages, site, began ?? (_ => Task.CompletedTask), cancellation)) yield return pack.From(string.Create(CultureInfo.InvariantCulture, $"{inputs}/{number++}"));
    }

    private static async Task<PackContent> PackAsync(IndicatorBook book, ExplorerFiles explorer, IndicatorDefinition definition, CancellationToken cancellation)
    {
        await book.ReadAsync(definition, cancellation);
        var (file, areas) = IndicatorSnapshot.Of(book, definition);
        return new PackContent(
        [
            .. await explorer.OfAsync(definition, file, HeadlineFile.Of(book, definition, file), areas, cancellation),
            WriteAnswers.Json(IndicatorFile.AddressOf(file.Id), file),
            .. areas.Select(area => WriteAnswers.Json(AreaFile.AddressOf(area.Id, area.Area), area)),
        ]) { Counts = WithheldCounts.Of(file.Id, file.Withheld) };
    }

    private async IAsyncEnumerable<DraftPack> TogetherAsync(
        IndicatorBook book, ExplorerFiles explorer, ISitePages pages, Site site, Func<string, Task> began, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IndicatorFile[] all = [.. ReadDefinitions.All.Select(definition => IndicatorSnapshot.FileOf(book, definition))];
        yield return new DraftPack(await explorer.TogetherAsync(all, cancellation));
        yield return new DraftPack(await explorer.QualityAsync(book, all));
        yield return new DraftPack([WriteAnswers.Json(HiddenFile.Address, HiddenFile.Of(book)), .. OccupationFile.Of(book).Select(file => WriteAnswers.Json(OccupationFile.AddressOf(file.Area), file))]);
        yield return new DraftPack(
        [
            WriteAnswers.Json(AbroadIndex.Address, new AbroadIndex([.. book.Abroad.Keys])),
            .. book.Abroad.Select(country => WriteAnswers.Json(AbroadFile.AddressOf(country.Key), AbroadFile.Of(country.Key, country.Value, book.Versions))),
        ]);
        await foreach (var pack in new CorridorFiles(book, pages, site).PacksAsync(cancellation)) yield return pack;
        await began(Projections);
        var projections = ProjectionBook.Of(book);
        await foreach (var pack in new ProjectionPacks(projections, pages, site).PacksAsync(cancellation)) yield return pack;
        await began(Profiles);
        await foreach (var pack in profiles.PacksAsync(book, projections, pages, site, cancellation)) yield return pack;
    }
}
