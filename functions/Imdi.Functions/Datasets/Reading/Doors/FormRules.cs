using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What a form of answer cannot do.</summary>
internal static class FormRules
{
    public static Refusal? Refuse(RowsRequest asked, RowQuestion question, DatasetKind kind) => asked.Data.Format switch
    {
        DataFormat.Parquet when !question.IsWhole(kind.Columns.Count) || IsPaged(asked) => Of("", "Parquet is the version's whole file: leave filters, fields, sort and limit out, or ask for CSV."),
        DataFormat.SdmxCsv or DataFormat.SdmxJson when question.Columns.Count < kind.Columns.Count => Of("/fields", "SDMX needs every column: leave fields out, or ask for CSV."),
        _ => null,
    };

    /// <summary>Whether a part of the rows is asked for; else CSV and SDMX-CSV hold all of them.</summary>
    public static bool IsPaged(RowsRequest asked) => asked.Data.Address.Query.Any(pair => pair.Key is "limit" or "after");

    private static Refusal Of(string pointer, string detail) => Refusal.Unprocessable("form-is-whole", detail, new FieldError(pointer, "form-is-whole", detail));
}
