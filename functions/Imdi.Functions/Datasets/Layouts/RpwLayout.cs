using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// The service-level dataset of Remittance Prices Worldwide, workbook or CSV: one layout up to the first quarter of 2016, one from the
/// second on. A sheet is told by its header, so a workbook that holds both is read whole.
/// </summary>
public sealed class RpwLayout : Layout
{
    private const string FirstTier = "cc1 lcu amount";

    private static readonly string[] Needed =
    [
        "id", "period", "source_code", "destination_code", "firm", "firm_type", FirstTier, "cc1 lcu code", "cc1 lcu fee", "cc1 lcu fx rate",
        "cc1 fx margin", "cc1 total cost %", "inter lcu bank fx", "transparent",
    ];

    private readonly string _mark;

    private RpwLayout(string id, string mark) : base(RemittanceQuotesKind.Declared, id) => _mark = mark;

    public static IReadOnlyList<Layout> All { get; } = [new RpwLayout("rpw-from-2016", "payment instrument"), new RpwLayout("rpw-to-2016", "product")];

    public override DatasetSource Source => WorldBank.Prices;

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        for (int at = 0; at < head.Count; at++)
        {
            var names = head[at].Select(Plain).ToHashSet(StringComparer.Ordinal);
            if (!names.Contains(_mark) || !(names.Contains(FirstTier) || names.Contains("source_code"))) continue;
            var missing = Needed.Where(name => !names.Contains(name)).ToList();
            return missing.Count > 0 ? Lacks("Remittance Prices Worldwide file", missing) : new Header(at, head[at]);
        }

        return null;
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var row = new RpwRow(table, header, reading, Kind);
        foreach (var cells in table.Rows().Skip(header.Index + 1))
        {
            if (!reading.IsData(table, cells, header.Cells.Length)) continue;
            yield return row.From(cells);
        }
    }

    /// <summary>Columns that are taken as they are, but for the placeholders that mean "not provided".</summary>
    internal static IReadOnlyList<(string Theirs, string Ours)> Taken { get; } =
    [
        ("id", Quote.Id), ("source_code", Quote.From), ("firm", Quote.Provider), ("cc1 lcu code", Quote.SendCurrency),
        (FirstTier, Quote.Amount1), ("cc1 lcu fee", Quote.Fee1), ("cc1 lcu fx rate", Quote.Rate1), ("cc1 fx margin", Quote.Margin1), ("cc1 total cost %", Quote.Total1),
        ("inter lcu bank fx", Quote.InterbankRate), ("transparent", Quote.Transparent), ("firm_type", Quote.RawProviderType),
    ];

    internal static IReadOnlyList<(string Theirs, string Ours)> SecondTier { get; } =
    [
        ("cc2 lcu amount", Quote.Amount2), ("cc2 lcu fee", Quote.Fee2), ("cc2 lcu fx rate", Quote.Rate2), ("cc2 fx margin", Quote.Margin2), ("cc2 total cost %", Quote.Total2),
    ];
}
