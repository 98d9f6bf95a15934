using System.Text.RegularExpressions;
using Imdi.Shared;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Text;

namespace Imdi.Functions.Directory;

/// <summary>What only the site knows to be right in a region: the keys of its words and their slots, and the codes of its lists.</summary>
public static partial class RegionWords
{
    public static Outcome<Region> Checked(Region region)
    {
        List<FieldError> errors = [.. region.Texts.SelectMany(words => words.Value.SelectMany(text => OfText(words.Key, text.Key, text.Value))), .. region.Codes.SelectMany(list => OfCodes(list.Key, list.Value))];
        return errors.Count == 0 ? region : Refusal.Unprocessable("region-wrong", "Nothing of the region's settings was taken; the errors say where and what would be right.", [.. errors]);
    }

    private static IEnumerable<FieldError> OfText(Language language, string key, string text)
    {
        string at = $"/texts/{language}/{key}";
        if (Texts.For(language).Written(key) is not { } written) yield return new(at, "region-text-unknown", "The key of a text of the site; the desk's page of texts finds it. Texts with forms by number cannot be replaced.");
        else if (!Slots(written).SequenceEqual(Slots(text))) yield return new(at, "region-text-slots", $"The same slots as the site's own words: {(Slots(written) is { Count: > 0 } slots ? string.Join(" ", slots) : "none")}.");
    }

    private static IEnumerable<FieldError> OfCodes(string list, IReadOnlyList<string> codes)
    {
        if (!OfferedCodes.Lists.Contains(list)) return [new($"/codes/{list}", "region-list-unknown", $"One of {string.Join(", ", OfferedCodes.Lists)}.")];
        var known = OfferedCodes.Codes(list);
        return codes.Where(code => !known.Contains(code)).Select(code => new FieldError($"/codes/{list}", "region-code-unknown", $"Not {code}: one of {string.Join(", ", known)}."));
    }

    private static List<string> Slots(string text) => [.. Slot().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Slot();
}
