using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Every layout that is read, the most particular first.</summary>
public static class Layouts
{
    /// <summary>Rows of a table that are looked at to recognise it.</summary>
    public const int HeadRows = 20;

    private const int LongestHeaderCell = 200;

    public static IReadOnlyList<Layout> All { get; } =
    [
        new DataBankLayout(), new KnomadLayout(), new KnomadStockLayout(), new UnDesaLayout(), new WdiLayout(), .. RpwLayout.All,
        .. IlostatLayout.All, .. SdmxCsvLayout.All, .. EurostatLayout.All, .. DatasetKinds.All.Select(kind => new TemplateLayout(kind)),
    ];

    /// <summary>The tables of a file that a layout of this kind reads; a refusal when there is none.</summary>
    public static Outcome<IReadOnlyList<(SourceTable Table, Layout Layout, Header Header)>> Recognise(DatasetKind kind, IReadOnlyList<SourceTable> tables)
    {
        List<(SourceTable, Layout, Header)> known = [];
        Refusal? lacks = null;
        DatasetKind? other = null;
        foreach (var table in tables)
        {
            var head = table.Rows().Take(HeadRows).Select(row => row.ToArray(LongestHeaderCell)).ToList();
            foreach (var layout in All)
            {
                if (layout.Recognise(head) is not { } found) continue;
                if (layout.Kind != kind) other = found.IsOk ? layout.Kind : other;
                else if (found.IsOk) known.Add((table, layout, found.Value));
                else lacks ??= found.Refusal;
                if (layout.Kind == kind) break;
            }
        }

        if (known.Count > 0) return known;
        if (other is not null) return Refusal.Unprocessable("layout-not-recognised", $"The file looks like {other.Id}, not {kind.Id}. Load it as {other.Id}.");
        return lacks ?? Refusal.Unprocessable("layout-not-recognised",
            $"The header is none that is read as {kind.Id}. The template's columns are: {WriteTemplate.For(kind).Trim()}");
    }
}
