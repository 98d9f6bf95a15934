using System.Globalization;
using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>How a version is cited: a sentence, CSL-JSON for reference managers, BibTeX.</summary>
public sealed record Citation(string Id, string Address, string Text, IReadOnlyList<CslItem> Csl, string Bibtex)
{
    private const string Publisher = "International Migration Data Initiative";

    /// <param name="origin">The site's own origin; empty leaves the address root-relative.</param>
    public static Citation Of(DatasetKind kind, KnownVersion known, string origin)
    {
        var version = known.Version;
        string id = IdOf(version), address = $"{origin}/api/datasets/{kind.Id}/versions/{version.Version}";
        var day = known.ReleaseDay;
        string year = day is { } released ? released.Year.ToString(CultureInfo.InvariantCulture) : "n.d.";
        string text = $"{version.Source.Name} ({year}). {kind.Title} [data set]. Version {version.Version[..Math.Min(8, version.Version.Length)]}"
            + (day is { } on ? string.Create(CultureInfo.InvariantCulture, $", released {on:yyyy-MM-dd}") : "") + $". {Publisher}. {address} ({id}).";
        return new(id, address, text, [CslOf(kind, version, id, address, day)], BibtexOf(kind, version, id, address, day));
    }

    /// <summary>The permanent id: kind, source and the version's hash, wherever the site may move.</summary>
    public static string IdOf(DatasetVersion version) => $"urn:imdi:dataset:{version.Kind}:{version.Source.Id}:{version.Version}";

    private static CslItem CslOf(DatasetKind kind, DatasetVersion version, string id, string address, DateOnly? day) => new(
        id, "dataset", kind.Title, [new CslName(version.Source.Name)], day is { } on ? new CslDate([[on.Year, on.Month, on.Day]]) : null, Publisher, version.Version, address);

    private static string BibtexOf(DatasetKind kind, DatasetVersion version, string id, string address, DateOnly? day)
    {
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"@misc{{imdi-{version.Version},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  author = {{{{{Escaped(version.Source.Name)}}}}},\n  title = {{{Escaped(kind.Title)}}},\n");
        if (day is { } on) entry.Append(CultureInfo.InvariantCulture, $"  year = {{{on.Year}}},\n  date = {{{on:yyyy-MM-dd}}},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  howpublished = {{{Publisher}}},\n  version = {{{version.Version}}},\n  note = {{{id}}},\n  url = {{{address}}}\n}}\n");
        return entry.ToString();
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (char letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => @"\textbackslash{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                _ when char.IsControl(letter) => " ",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}

/// <summary>An item of CSL-JSON (citation-style-language/schema), as reference managers read it.</summary>
public sealed record CslItem(
    string Id, string Type, string Title, IReadOnlyList<CslName> Author, CslDate? Issued, string Publisher, string Version, [property: System.Text.Json.Serialization.JsonPropertyName("URL")] string Url);

public sealed record CslName(string Literal);

public sealed record CslDate([property: System.Text.Json.Serialization.JsonPropertyName("date-parts")] IReadOnlyList<IReadOnlyList<int>> DateParts);
