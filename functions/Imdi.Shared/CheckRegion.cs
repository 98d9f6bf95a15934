using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.Shared;

/// <summary>Turns the file of a region into one, noting whatever is wrong.</summary>
internal sealed partial class CheckRegion(List<FieldError> errors)
{
    private const int LongestName = 120, LongestShortName = 30, LongestText = 10_000, LongestRetention = 36_500;

    internal static IReadOnlyList<string> Kept { get; } = ["linkDays", "personDays", "interestDays", "endedProposalDays", "idleProposalDays", "completedProjectDays", "pledgeDays", "reportContactDays"];

    public Region Of(RegionDraft draft)
    {
        Check(draft.Id is { Length: <= 60 } id && Kebab().IsMatch(id), "/id", "region-id-wrong", "Small letters and digits with hyphens, such as south-asia.");
        Check(IsLine(draft.ShortName ?? "IMDI", LongestShortName), "/shortName", "region-short-name-wrong", $"1 to {LongestShortName} characters on one line, such as IMDI.");
        var languages = List<Language>("/languages", draft.Languages, "region-language-wrong", "One of en, fr, es, ar.");
        Check(languages.Count > 0, "/languages", "region-languages-missing", "At least one of en, fr, es, ar; the first is that of readers whose own is not offered.");
        int hour = draft.RebuildHour ?? 1;
        Check(hour is >= 0 and <= 23, "/rebuildHour", "region-hour-wrong", "A whole hour of the day in UTC, 0 to 23.");
        return new(
            draft.Id ?? "", draft.ShortName ?? "IMDI", NamesOf(draft, languages), languages,
            List<CountryCode>("/senders", draft.Senders, "region-country-wrong", "An ISO 3166-1 code such as KEN."),
            List<CountryCode>("/receivers", draft.Receivers, "region-country-wrong", "An ISO 3166-1 code such as KEN."),
            List<Currency>("/currencies", draft.Currencies, "region-currency-wrong", "An ISO 4217 code such as KES."),
            ContactOf(draft.Contact), CodesOf(draft), RetentionOf(draft), hour, draft.IsDemonstration, TextsOf(draft));
    }

    private SortedDictionary<Language, string> NamesOf(RegionDraft draft, IReadOnlyList<Language> languages)
    {
        var names = new SortedDictionary<Language, string>(ByTag);
        foreach (var (tag, name) in draft.Names ?? new Dictionary<string, string?>())
        {
            Check(Language.TryParse(tag, out var language), $"/names/{tag}", "region-language-wrong", "One of en, fr, es, ar.");
            Check(IsLine(name, LongestName), $"/names/{tag}", "region-name-wrong", $"1 to {LongestName} characters on one line.");
            names[language] = name ?? "";
        }

        foreach (var language in languages.Where(language => !names.ContainsKey(language))) Check(false, $"/names/{language}", "region-name-missing", "The name in this language too, since the site is offered in it.");
        return names;
    }

    private RegionContact? ContactOf(RegionContact? contact)
    {
        if (contact is null) return null;
        Check(IsLine(contact.Name, LongestName), "/contact/name", "region-contact-name-wrong", $"The office, 1 to {LongestName} characters.");
        Check(contact.Email is null || (contact.Email.Length <= 254 && Email().IsMatch(contact.Email)), "/contact/email", "region-contact-email-wrong", "An address such as office@example.org.");
        Check(contact.Address is null or { Length: > 0 and <= 500 }, "/contact/address", "region-contact-address-wrong", "1 to 500 characters.");
        return contact;
    }

    private SortedDictionary<string, IReadOnlyList<string>> CodesOf(RegionDraft draft)
    {
        var codes = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (list, offered) in draft.Codes ?? new Dictionary<string, IReadOnlyList<string?>?>())
        {
            Check(offered is { Count: > 0 } && offered.All(code => !string.IsNullOrWhiteSpace(code)), $"/codes/{list}", "region-codes-empty", "At least one code; leave the list out to offer all.");
            codes[list] = [.. (offered ?? []).OfType<string>().Distinct()];
        }

        return codes;
    }

    private SortedDictionary<string, int> RetentionOf(RegionDraft draft)
    {
        var days = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, kept) in draft.Retention ?? new Dictionary<string, int>())
        {
            Check(Kept.Contains(name), $"/retention/{name}", "region-retention-unknown", $"One of {string.Join(", ", Kept)}.");
            Check(kept is >= 1 and <= LongestRetention, $"/retention/{name}", "region-retention-wrong", $"Whole days, 1 to {LongestRetention}.");
            days[name] = kept;
        }

        return days;
    }

    private SortedDictionary<Language, IReadOnlyDictionary<string, string>> TextsOf(RegionDraft draft)
    {
        var texts = new SortedDictionary<Language, IReadOnlyDictionary<string, string>>(ByTag);
        foreach (var (tag, words) in draft.Texts ?? new Dictionary<string, IReadOnlyDictionary<string, string?>?>())
        {
            Check(Language.TryParse(tag, out var language), $"/texts/{tag}", "region-language-wrong", "One of en, fr, es, ar.");
            var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, text) in words ?? new Dictionary<string, string?>())
            {
                Check(text is { Length: > 0 and <= LongestText } && !text.Any(letter => char.IsControl(letter) && letter != '\n'), $"/texts/{tag}/{key}", "region-text-wrong", $"1 to {LongestText} characters; leave it out to have the site's own words again.");
                sorted[key] = text ?? "";
            }

            if (sorted.Count > 0) texts[language] = sorted;
        }

        return texts;
    }

    private List<T> List<T>(string pointer, IReadOnlyList<string?>? written, string code, string right) where T : struct, IParsable<T>
    {
        List<T> values = [];
        for (int index = 0; index < (written?.Count ?? 0); index++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");
            bool known = T.TryParse(written![index], CultureInfo.InvariantCulture, out var value);
            Check(known, at, code, $"{right} Not '{written[index]}'.");
            Check(!known || !values.Contains(value), at, "region-twice", $"'{written[index]}' is named already.");
            if (known) values.Add(value);
        }

        return values;
    }

    private static Comparer<Language> ByTag { get; } = Comparer<Language>.Create((left, right) => string.CompareOrdinal(left.Tag, right.Tag));

    private static bool IsLine(string? text, int longest) => text is { Length: > 0 } && text.Length <= longest && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    private void Check(bool isRight, string pointer, string code, string right)
    {
        if (!isRight) errors.Add(new(pointer, code, right));
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Kebab();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();
}
