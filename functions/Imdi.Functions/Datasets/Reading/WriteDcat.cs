using System.Text.Json.Nodes;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>The catalogue as DCAT-AP 3 in JSON-LD, with every mandatory property and the recommended ones that are known here.</summary>
public static class WriteDcat
{
    private const string Authority = "http://publications.europa.eu/resource/authority", MediaTypes = "https://www.iana.org/assignments/media-types/";

    private static readonly (string Ending, string Type, string Format)[] Forms =
    [
        (".csv", "text/csv", "CSV"), ("", "application/json", "JSON"), (".parquet", "application/vnd.apache.parquet", "PARQUET"),
        (".sdmx.csv", "application/vnd.sdmx.data+csv", "CSV"), (".sdmx.json", "application/vnd.sdmx.data+json", "JSON"),
    ];

    /// <param name="origin">The site's own origin; empty leaves addresses relative to the document, as JSON-LD allows.</param>
    public static JsonObject Of(DatasetCatalogue catalogue, string origin) => new()
    {
        ["@context"] = new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#", ["dct"] = "http://purl.org/dc/terms/", ["foaf"] = "http://xmlns.com/foaf/0.1/",
            ["owl"] = "http://www.w3.org/2002/07/owl#", ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        },
        ["@id"] = $"{origin}/api/datasets",
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = English("IMDI dataset catalogue"),
        ["dct:description"] = English("Checked, versioned data on migration and labour markets, with the current version of each source."),
        ["dct:publisher"] = Agent(null, "International Migration Data Initiative"),
        ["dct:language"] = new JsonArray([.. Language.All.Select(language => (JsonNode)Link($"{Authority}/language/{LanguageOf(language)}"))]),
        ["dcat:dataset"] = new JsonArray([.. catalogue.Kinds.SelectMany(kind => kind.Versions.Select(version => (JsonNode)Dataset(kind, version, origin)))]),
    };

    private static JsonObject Dataset(CatalogueKind kind, CatalogueVersion version, string origin)
    {
        string page = $"{origin}/api/datasets/{kind.Id}/versions/{version.Version}";
        var dataset = new JsonObject
        {
            ["@id"] = $"{origin}/api/datasets/{kind.Id}#{version.Source}",
            ["@type"] = "dcat:Dataset",
            ["dct:title"] = English($"{kind.Title} ({version.SourceName})"),
            ["dct:description"] = English(kind.Purpose),
            ["dct:identifier"] = $"urn:imdi:dataset:{kind.Id}:{version.Source}:{version.Version}",
            ["dct:publisher"] = Agent(version.SourceAddress, version.SourceName),
            ["dcat:version"] = version.Version,
            ["dcat:landingPage"] = Link(page),
            ["dct:accrualPeriodicity"] = Link($"{Authority}/frequency/{kind.Frequency switch { Frequency.Month => "MONTHLY", Frequency.Quarter => "QUARTERLY", _ => "ANNUAL" }}"),
            ["dcat:keyword"] = English(kind.Id.Replace('-', ' ')),
            ["dcat:distribution"] = new JsonArray([.. Forms.Select(form => (JsonNode)Distribution(kind, version, page, form))]),
        };
        if (version.Freshness.LastRelease is { } day) dataset["dct:issued"] = new JsonObject { ["@type"] = "xsd:date", ["@value"] = CellText.Of(day) };
        return dataset;
    }

    private static JsonObject Distribution(CatalogueKind kind, CatalogueVersion version, string page, (string Ending, string Type, string Format) form) => new()
    {
        ["@id"] = $"{page}/data{form.Ending}#distribution",
        ["@type"] = "dcat:Distribution",
        ["dcat:accessURL"] = Link($"{page}/data{form.Ending}"),
        ["dcat:downloadURL"] = Link($"{page}/data{form.Ending}"),
        ["dcat:mediaType"] = Link(MediaTypes + form.Type),
        ["dct:format"] = Link($"{Authority}/file-type/{form.Format}"),
        ["dct:license"] = new JsonObject { ["@type"] = "dct:LicenseDocument", ["dct:title"] = English(version.Licence ?? kind.Licence) },
    };

    private static JsonObject Agent(string? address, string name)
    {
        var agent = new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = English(name) };
        if (address is not null) agent["foaf:homepage"] = Link(address);
        return agent;
    }

    private static JsonObject English(string text) => new() { ["@language"] = "en", ["@value"] = text };

    private static JsonObject Link(string address) => new() { ["@id"] = address };

    private static string LanguageOf(Language language) => language.Tag switch { "fr" => "FRA", "es" => "SPA", "ar" => "ARA", _ => "ENG" };
}
