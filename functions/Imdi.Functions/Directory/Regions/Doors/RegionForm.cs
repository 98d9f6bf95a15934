using System.Globalization;
using Imdi.Shared;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Text;

namespace Imdi.Functions.Directory;

/// <summary>The region's settings as the fields of a form, and back.</summary>
internal static class RegionForm
{
    private static readonly char[] Between = [',', ';', ' ', '\n', '\r', '\t'];

    public static RegionDraft DraftOf(Region region) => System.Text.Json.JsonSerializer.Deserialize<RegionDraft>(RegionFile.Write(region), System.Text.Json.JsonSerializerOptions.Web)!;

    /// <summary>What the form does not show, the id and the texts, stays as it is.</summary>
    public static RegionDraft DraftOf(IFormCollection form, Region now) => DraftOf(now) with
    {
        ShortName = form["shortName"].ToString().Trim(),
        Names = Language.All.Select(one => (one.Tag, Name: form[$"names-{one}"].ToString().Trim())).Where(one => one.Name.Length > 0).ToDictionary(one => one.Tag, one => (string?)one.Name),
        Languages = [.. form["languages"]],
        Senders = Codes(form["senders"]), Receivers = Codes(form["receivers"]), Currencies = Codes(form["currencies"]),
        Contact = Filled(form["contact-name"]) is null && Filled(form["contact-email"]) is null ? null : new(form["contact-name"].ToString().Trim(), Filled(form["contact-email"]), Filled(form["contact-address"])),
        Codes = OfferedCodes.Lists.Where(list => form[$"codes-{list}"].Count != OfferedCodes.Codes(list).Count).ToDictionary(list => list, list => (IReadOnlyList<string?>?)[.. form[$"codes-{list}"]]),
        Retention = RetentionOf(form),
        RebuildHour = Whole(form["rebuildHour"]) ?? -1,
        IsDemonstration = form["isDemonstration"] == "true",
    };

    /// <summary>The draft with other words for one text; no words at all give the site's own back.</summary>
    public static RegionDraft WithText(Region now, string key, IReadOnlyDictionary<Language, string> words) => DraftOf(now) with
    {
        Texts = Language.All.ToDictionary(one => one.Tag, one =>
        {
            var texts = now.Texts.TryGetValue(one, out var own) ? own.ToDictionary(text => text.Key, text => (string?)text.Value) : [];
            texts.Remove(key);
            if (words.TryGetValue(one, out string? text)) texts[key] = text;
            return (IReadOnlyDictionary<string, string?>?)texts;
        }),
    };

    public static RegionValues ValuesOf(RegionDraft draft, Retention deployed) => new(
        draft.ShortName ?? "", Language.All.ToDictionary(one => one.Tag, one => draft.Names?.GetValueOrDefault(one.Tag) ?? ""), [.. (draft.Languages ?? []).OfType<string>()],
        Joined(draft.Senders), Joined(draft.Receivers), Joined(draft.Currencies), draft.Contact?.Name, draft.Contact?.Email, draft.Contact?.Address,
        OfferedCodes.Lists.ToDictionary(list => list, list => (IReadOnlyList<string>)(draft.Codes?.GetValueOrDefault(list) is { } offered ? [.. offered.OfType<string>()] : OfferedCodes.Codes(list))),
        [.. RetentionNames.Names.Select(name => (name, draft.Retention is { } kept && kept.TryGetValue(name, out int days) ? days : (int?)null, RetentionNames.Of(deployed, name)))],
        draft.RebuildHour is null or -1 ? "" : draft.RebuildHour.Value.ToString(CultureInfo.InvariantCulture), draft.IsDemonstration);

    /// <summary>At the fields of the form; a list's fault names the code that is wrong.</summary>
    public static IReadOnlyList<FieldError> ErrorsOf(Refusal? refusal, RegionDraft sent, Language language) => refusal switch
    {
        null => [],
        { Errors.Count: 0 } => [new("/shortName", refusal.Code, refusal.Detail)],
        _ => [.. refusal.Errors.Select(error => OfList(error, sent, language) ?? error)],
    };

    private static FieldError? OfList(FieldError error, RegionDraft sent, Language language)
    {
        if (error.Pointer.Split('/') is not ["", "senders" or "receivers" or "currencies" or "languages", var index]) return null;
        string list = error.Pointer.Split('/')[1];
        var written = list switch { "senders" => sent.Senders, "receivers" => sent.Receivers, "currencies" => sent.Currencies, _ => sent.Languages };
        string? value = written?[int.Parse(index, CultureInfo.InvariantCulture)];
        return new($"/{list}", "region-list-item", RegionFaults.Item(Texts.For(language), list, error.Code, value ?? ""));
    }

    private static Dictionary<string, int> RetentionOf(IFormCollection form) =>
        RetentionNames.Names.Where(name => Filled(form[$"retention-{name}"]) is not null).ToDictionary(name => name, name => Whole(form[$"retention-{name}"]) ?? -1);

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string?[] Codes(string? text) => (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Joined(IReadOnlyList<string?>? codes) => string.Join(' ', codes ?? []);
}
