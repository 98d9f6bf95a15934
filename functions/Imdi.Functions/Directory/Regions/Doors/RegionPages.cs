using System.Globalization;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The desk's pages of the region's settings and of its texts.</summary>
internal sealed class RegionPages(ISitePages pages, ChangeRegion change, IOptionsMonitor<Retention> retention, IOptions<HostingSettings> settings)
{
    private const int MostFound = 50;

    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public async Task<IResult> SettingsAsync(Language language, Caller caller, RegionDraft? sent, string? note, Refusal? refusal, CancellationToken cancellation)
    {
        var now = await change.FindAsync(cancellation);
        var history = await change.HistoryAsync(cancellation);
        var shown = sent ?? RegionForm.DraftOf(now.Record.Region);
        var model = new RegionModel(
            caller.Desks, now.Tag, RegionForm.ValuesOf(shown, retention.CurrentValue), note, [.. history.Select(one => new RegionVersionLine(one.Number, one.By, one.At, one.Note, one.Again, one.Number == now.Record.Number))],
            RegionForm.ErrorsOf(refusal, shown, language));
        return Own(await pages.RenderAsync<RegionPage>(Site, PageAddress.Desk(language, "region"), model), refusal);
    }

    public async Task<IResult> TextsAsync(Language language, Caller caller, string? sought, string? key, IReadOnlyDictionary<Language, string>? sent, Refusal? refusal, CancellationToken cancellation)
    {
        var now = await change.FindAsync(cancellation);
        var own = now.Record.Region.Texts;
        bool isKnown = key is not null && Texts.For(language).Written(key) is not null;
        var model = new RegionTextsModel(
            caller.Desks, now.Tag, sought ?? "", [.. Found(language, sought).Take(MostFound)],
            [.. own.Values.SelectMany(words => words.Keys).Distinct().Order(StringComparer.Ordinal)],
            isKnown ? key : null,
            isKnown ? [.. Language.All.Select(one => new RegionText(one, Texts.For(one).Written(key!)!, sent?.GetValueOrDefault(one) ?? (own.TryGetValue(one, out var words) ? words.GetValueOrDefault(key!) : null)))] : [],
            refusal is null ? [] : refusal.Errors.Count == 0 ? [new("/texts", refusal.Code, refusal.Detail)] : [.. refusal.Errors.Select(error => error with { Pointer = $"/text/{error.Pointer.Split('/')[2]}" })]);
        return Own(await pages.RenderAsync<RegionTextsPage>(Site, PageAddress.RegionTexts(language), model), refusal);
    }

    private static IEnumerable<(string Key, string Text)> Found(Language language, string? sought)
    {
        if (string.IsNullOrWhiteSpace(sought)) return [];
        var texts = Texts.For(language);
        return texts.Keys.Select(key => (Key: key, Text: texts.Written(key) ?? "")).Where(one => one.Text.Contains(sought.Trim(), StringComparison.OrdinalIgnoreCase) || (one.Key == sought.Trim() && one.Text.Length > 0)).OrderBy(one => one.Key, StringComparer.Ordinal);
    }

    private static OwnPage Own(string html, Refusal? refusal) => new(html, refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
}
