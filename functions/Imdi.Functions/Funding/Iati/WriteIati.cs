using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>
/// The register as files of the IATI standard 2.03, one activity in memory at a time. Sources: the schemas at https://github.com/IATI/IATI-Schemas
/// (version-2.03). The bytes follow from the register and the settings alone.
/// </summary>
internal static class WriteIati
{
    private const string Version = "2.03";

    private static readonly XmlWriterSettings Settings = new() { Async = true, Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    /// <summary>Of the windows, then of the projects.</summary>
    public static IEnumerable<XElement> Activities(RegisterBook book, IatiOptions reporter, string? site)
    {
        var activity = new IatiActivity(reporter, book, site);
        var pooled = book.Movements.Where(one => one.Project is null).Select(one => one.Window).Distinct().Order(StringComparer.Ordinal).Select(activity.OfWindow);
        return pooled.Concat(book.Projects.Select(activity.Of));
    }

    public static Task ActivitiesAsync(Stream stream, RegisterBook book, IatiOptions reporter, string? site, CancellationToken cancellation) =>
        WriteAsync(stream, "iati-activities", book, Activities(book, reporter, site), cancellation);

    /// <summary>What the organisation paid out, a calendar year and currency each.</summary>
    public static Task OrganisationAsync(Stream stream, RegisterBook book, IatiOptions reporter, CancellationToken cancellation)
    {
        var spent = book.Movements.Where(one => book.CountsAs(one) == MovementKind.Disbursement).GroupBy(one => (one.On.Year, one.Amount.Currency))
            .OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
            .Select(group => new XElement(
                "total-expenditure", IatiElement.Date("period-start", new DateOnly(group.Key.Year, 1, 1)), IatiElement.Date("period-end", new DateOnly(group.Key.Year, 12, 31)),
                IatiElement.Value(Disclosure.Sum(group.Select(one => one.Amount), group.Key.Currency), group.Max(one => one.On))));
        var organisation = new XElement(
            "iati-organisation", new XAttribute("last-updated-datetime", Generated(book)), new XAttribute(XNamespace.Xml + "lang", "en"), new XAttribute("default-currency", "USD"),
            new XElement("organisation-identifier", reporter.OrganisationRef), IatiElement.Text("name", reporter.Name),
            IatiElement.Text("reporting-org", reporter.Name, new XAttribute("ref", reporter.OrganisationRef), new XAttribute("type", reporter.Type)), spent);
        return WriteAsync(stream, "iati-organisations", book, [organisation], cancellation);
    }

    private static async Task WriteAsync(Stream stream, string root, RegisterBook book, IEnumerable<XElement> records, CancellationToken cancellation)
    {
        await using var xml = XmlWriter.Create(stream, Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, root, null);
        await xml.WriteAttributeStringAsync(null, "version", null, Version);
        await xml.WriteAttributeStringAsync(null, "generated-datetime", null, Generated(book));
        foreach (var record in records) await record.WriteToAsync(xml, cancellation);
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    // The last change of what it says, not the clock: the same register gives the same bytes.
    private static string Generated(RegisterBook book) => IatiElement.Moment(book.Changed ?? DateOnly.ParseExact("2026-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
