using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Uploads;

namespace Imdi.Web.Tests;

/// <summary>Models of the dataset and upload pages.</summary>
internal static partial class A
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 23, 14, 5, 0, TimeSpan.Zero);

    private static readonly KindChoice Averages = new("remittance-corridor-averages", "Average cost of sending remittances, by corridor");

    private static readonly IReadOnlyList<KindChoice> Kinds = [Averages, new("remittance-quotes", "Prices of sending remittances, by service"), new("labour-demand", "Labour demand")];

    private static readonly UploadLimits Limits = new(2_000_000_000, 10_000_000);

    public static CatalogueModel Catalogue(Func<CatalogueModel, CatalogueModel>? change = null) => Changed(change, new CatalogueModel(
        null,
        [
            new(FacetName.Fresh, [new("current", null, 2, false), new("overdue", null, 1, false), new("empty", null, 1, false)]),
            new(FacetName.Frequency, [new("quarter", null, 2, false), new("year", null, 2, false)]),
            new(FacetName.Source, [new("world-bank", "World Bank", 2, false), new("demonstration", "IMDI demonstration services", 1, false)]),
        ],
        [Card(), Card("remittance-quotes") with { Sources = [Invented], Freshness = new(FreshnessState.Overdue, new DateOnly(2026, 5, 2), new DateOnly(2026, 8, 15)) },
            Card("remittance-flows") with { Frequency = Frequency.Year, Freshness = new(FreshnessState.Due, new DateOnly(2025, 12, 1), new DateOnly(2026, 12, 1)) },
            Card("labour-demand") with { Coverage = new(null, null, null, 0), Sources = [], Freshness = new(FreshnessState.Empty, null, null) }], 4));

    public static CatalogueModel NarrowedCatalogue() => Catalogue(m => m with
    {
        Asked = "remit <b>", Facets = [.. m.Facets.Select(facet => facet with { Choices = [facet.Choices[0] with { IsChosen = true }, .. facet.Choices.Skip(1)] })], Datasets = [.. m.Datasets.Take(1)],
    });

    public static DatasetModel Dataset(Func<DatasetModel, DatasetModel>? change = null) => Changed(change, new DatasetModel(
        Card(), "CC BY 4.0",
        new ChartModel("Average total cost over the corridor's services", "% of the equivalent of USD 200", [Series(Britain, 8), Series(CountryCode.Parse("USA"), 6), Series(CountryCode.Parse("FRA"), 9)], Senders, [new("Receiving country", "Kenya")])
        {
            Dimensions = [new("sex", "Sex", [("T", "both sexes"), ("F", "women")], "F")],
        },
        [.. Senders.Select((country, i) => new CountryRowsModel(country, 30 + (i * 37 % 100 * 12), Period.OfQuarter(2020, 3)))],
        Preview(), Columns,
        [
            Version(VersionState.Current, new DateOnly(2026, 11, 20), 8_412),
            Version(VersionState.Embargoed, new DateOnly(2026, 11, 22), 8_900) with { Until = new DateOnly(2026, 12, 1) },
            Version(VersionState.Retracted, new DateOnly(2026, 8, 1), 8_200) with { Note = "Two quarters were exchanged." },
            Version(VersionState.Superseded, new DateOnly(2026, 5, 3), 8_100),
        ],
        [new("duplicate-key", true, "The key of the kind appears once in a file; the first row is kept.", 3), new("counted-as-part", false, "An economy without an ISO code of today is counted as its largest part.", 48)],
        "World Bank, Remittance Prices Worldwide (Corridors), version 4f1e22, 7 December 2020. IMDI, https://imdi.example/api/datasets/remittance-corridor-averages/versions/4f1e22",
        [
            new("csv", "/api/datasets/remittance-corridor-averages/versions/4f1e22/data.csv", null), new("json", "/api/datasets/remittance-corridor-averages/versions/4f1e22/data.json", null),
            new("sdmx-csv", "/api/datasets/remittance-corridor-averages/versions/4f1e22/data.sdmx.csv", null), new("parquet", "/api/datasets/remittance-corridor-averages/versions/4f1e22/data.parquet", 96_400),
        ],
        "/api/datasets/remittance-corridor-averages/template.csv", HasAllVersions: true));

    public static DatasetModel EmptyDataset() => Dataset(m => m with
    {
        Card = Card("labour-demand") with { Coverage = new(null, null, null, 0), Sources = [], Freshness = new(FreshnessState.Empty, null, null) },
        Chart = null, Countries = [], Preview = null, Versions = [], Findings = [], Citation = null, Downloads = [],
    });

    /// <summary>One period only, one country a row: bars instead of lines.</summary>
    public static DatasetModel DatasetOfOneYear() => Dataset(m => m with
    {
        Chart = m.Chart! with { Series = [.. Senders.Take(8).Select((country, i) => new SeriesModel(country, [(Period.OfYear(2017), 1_967_000m / (i + 1))]))], Choices = [], Dimensions = [], Unit = "million USD" },
        Findings = [], HasAllVersions = false,
    });

    public static DeskModel Desk(Func<DeskModel, DeskModel>? change = null) => Changed(change, new DeskModel(
        "Demonstration agency", Uploads,
        [
            new(Averages, new(FreshnessState.Overdue, new DateOnly(2026, 5, 2), new DateOnly(2026, 8, 15))),
            new(Kinds[1], new(FreshnessState.Due, new DateOnly(2026, 8, 20), new DateOnly(2026, 12, 1))), new(Kinds[2], new(FreshnessState.Empty, null, null)),
        ], MayIssueTokens: true));

    public static HistoryModel History() => new(Uploads, "/en/uploads/history/?after=01J");

    public static NewUploadModel NewUpload(Func<NewUploadModel, NewUploadModel>? change = null) => Changed(change, new NewUploadModel(
        Kinds, Averages, Columns, "/api/datasets/remittance-corridor-averages/template.csv", Limits, "01JDEMO0000000000000000000", []));

    public static ProgressModel Progress(UploadStage stage, int? percent) =>
        new(Row(stage, percent), 225_000_000, stage == UploadStage.Checking ? 2_150_000 : null, stage == UploadStage.Parked ? "Five attempts in the state kept ended without a result." : null, ["kept"], Limits);

    public static ValidationModel Validation(Func<ValidationModel, ValidationModel>? change = null) => Changed(change, new ValidationModel(
        Row(UploadStage.Decision, null), 10_000, 9_984, 16, 12, null,
        [
            new("unknown-country", true, "A country is named by its ISO 3166-1 code.", 9, new("", 412, "from", "Côte d'Ivoir", "Did you mean Côte d'Ivoire (CIV)?")),
            new("out-of-range", true, "A number lies within the column's declared bounds.", 5, new("Data", 77, "cost_percent", "4180", "A number between -100 and 400.")),
            new("missing", true, "A required cell is not empty.", 2, new("", 9_001, "period", "", "A quarter such as 2020Q3.")),
            new("date-outside-period", false, "The day of collection lies in the quarter, or within 45 days of it.", 12, null),
        ],
        "/api/uploads/01JDEMO0000000000000000001/findings",
        new DifferenceModel("4f1e22", 367, 12, 0, 8_033, [new("USA · MEX · 2020Q2", 4.18037m, 41.8037m), new("AGO · NAM · 2020Q3", null, 19.09m)], "/en/uploads/01JDEMO0000000000000000001/changes.csv"),
        null, "\"7\"", []));

    public static ValidationModel Unreadable() => Validation(m => m with
    {
        Upload = Row(UploadStage.Refused, null), Unreadable = "The archive ends in the middle of a file. Pack it again.", Rows = 0, Good = 0, Refused = 0, Warnings = 0, Rules = [], FindingsHref = null, Difference = null,
    });

    public static TokensModel Tokens(Func<TokensModel, TokensModel>? change = null) => Changed(change, new TokensModel(
        [
            new("3f0a9c1b22d4e5f6", "National statistics office", ["remittance-quotes"], Sent, Sent.AddDays(365), new DateOnly(2026, 11, 22), TokenState.Valid),
            new("aa0a9c1b22d4e5f6", "Central bank", ["remittance-quotes", "labour-demand"], Sent.AddDays(-400), Sent.AddDays(-35), null, TokenState.Expired),
        ], Kinds, null, null, [], "365", []));

    public static DatasetCardModel Card(string id = "remittance-corridor-averages") => new(
        id, "Average cost of sending remittances, by corridor", "The average total cost of sending the equivalent of USD 200 from one country to another in a quarter.", Frequency.Quarter,
        new(FreshnessState.Current, new DateOnly(2026, 11, 20), new DateOnly(2027, 2, 15)), new(119, Period.OfQuarter(2011, 1), Period.OfQuarter(2020, 3), 8_412), [WorldBank]);

    private static IReadOnlyList<UploadRowModel> Uploads { get; } =
    [
        Row(UploadStage.Receiving, 40), Row(UploadStage.Decision, null) with { Id = "01JDEMO0000000000000000002", FileName = "wages <2025>.xlsx", Errors = 16, Warnings = 12 },
        Row(UploadStage.Published, null) with { Id = "01JDEMO0000000000000000003", Errors = 0, Warnings = 0, Rows = 8_412 },
        Row(UploadStage.Parked, null) with { Id = "01JDEMO0000000000000000004" }, Row(UploadStage.Checking, 72) with { Id = "01JDEMO0000000000000000005", Warnings = 1 },
    ];

    private static IReadOnlyList<ColumnModel> Columns { get; } =
    [
        new("from", "country", true, true, null, "Sending country, ISO 3166-1 alpha-3", "USA", []),
        new("to", "country", true, true, null, "Receiving country, ISO 3166-1 alpha-3", "MEX", []),
        new("period", "quarter", true, true, null, "Quarter of collection", "2020Q3", []),
        new("cost_percent", "decimal", true, false, "% of the equivalent of USD 200", "Average total cost over the corridor's services", "4.18037", []),
        new("speed", "code", false, false, null, "How soon the money is there", "same-day", ["less-than-one-hour", "same-day", "next-day"]),
    ];

    private static UploadRowModel Row(UploadStage stage, int? percent) =>
        new("01JDEMO0000000000000000001", Averages, "corridor-averages-2026q3.csv", 562_000_000, Sent, stage, percent, null, null, null);

    private static VersionModel Version(VersionState state, DateOnly published, long rows) =>
        new("4f1e22", state, published, WorldBank, rows, 51, null, null, "/api/datasets/remittance-corridor-averages/versions/4f1e22");

    private static PreviewModel Preview() => new(["from", "to", "period", "cost_percent"], [false, false, false, true],
    [
        .. Enumerable.Range(0, 10).Select(i => (IReadOnlyList<PreviewCell>)
            [new("USA", "United States"), new("MEX", "Mexico"), new(null, Period: Period.OfQuarter(2018 + (i / 4), (i % 4) + 1)), i == 3 ? new PreviewCell(null) : new PreviewCell(null, Number: 4.18037m + (i * 0.2m))]),
    ]);

    private static SeriesModel Series(CountryCode country, decimal start) =>
        new(country, [.. Quarters.Where((_, i) => i % 9 != 5).Select((quarter, i) => (quarter, start - (i * 0.06m) + (i % 3 * 0.2m)))]);
}
