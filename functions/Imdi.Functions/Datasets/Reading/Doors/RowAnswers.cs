using Imdi.Functions.Hosting;

namespace Imdi.Functions.Datasets;

/// <summary>Answers rows of a Parquet file on this disk in the form asked for: a page, or all of them as they are read.</summary>
internal sealed class RowAnswers(RowsRequest asked, DataAnswer answer, RowsAnswer shown, HttpContext context)
{
    /// <summary>The kind whose rows these are; SDMX needs it.</summary>
    public DatasetKind? Kind { get; init; }

    /// <summary>When the version was made.</summary>
    public DateTimeOffset Prepared { get; init; }

    public static FileStream Open(HeldFile file) => new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, useAsync: true);

    public IResult Of(HeldFile held, RowQuestion question)
    {
        var file = new ReadRows(held.Path);
        context.Response.RegisterForDispose(file);
        if (asked.Data.Format is DataFormat.Csv or DataFormat.SdmxCsv && !FormRules.IsPaged(asked))
            return Answer.From(PageOfRows.All(file, question), rows => Table(rows, null));

        int limit = asked.Limit == int.MaxValue ? RowsRequest.MostRows : asked.Limit;
        return Answer.From(PageOfRows.Of(file, question, asked.After, limit), page =>
        {
            string? next = page.NextAfter is { } key ? asked.Data.Address.Next(key, asked.Data.Format) : null;
            return asked.Data.Format switch
            {
                DataFormat.SdmxJson => answer.Written(WriteSdmxJson.ContentType, (stream, token) => WriteSdmxJson.ToAsync(stream, SdmxShape.Of(Kind!), shown, page.Rows, Prepared, next, token), next),
                DataFormat.Json => answer.Written("application/json; charset=utf-8", (stream, token) => WriteRowsJson.ToAsync(stream, shown, page.Rows, next, Method, token), next, isFile: false),
                _ => Table(page.Rows, next),
            };
        });
    }

    private string Method => string.Join('/', asked.Data.Address.Path.Split('/').Take(4));

    private IResult Table(IEnumerable<StoredRow> rows, string? next) => asked.Data.Format == DataFormat.SdmxCsv
        ? answer.Written(WriteSdmxCsv.ContentType, (stream, token) => WriteSdmxCsv.ToAsync(stream, SdmxShape.Of(Kind!), shown.Columns, rows, token), next)
        : answer.Written(WriteRowsCsv.ContentType, (stream, token) => WriteRowsCsv.ToAsync(stream, shown, rows, asked.Data.WithBom, token), next);
}
