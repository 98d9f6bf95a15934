using System.Text.Json;
using System.Text.Json.Nodes;
using Imdi.Shared;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Imdi.Functions.Hosting;

/// <summary>
/// An answer with public data: its ETag is made of the version of the data, the question, the language and the form,
/// so that a reader who has it already is told so before anything is worked out.
/// </summary>
public sealed class DataAnswer(DataRequest asked, string version, CacheKind cache)
{
    private readonly string _tag = ETags.Of(version, asked.Address.ToString(), asked.Language.Tag, asked.Format.ToString());

    internal IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>304 when the reader's copy is this very answer; else null, and the answer has to be worked out.</summary>
    public IResult? Unchanged()
    {
        string? match = ETags.FindMatch(asked.Context.Request, _tag);
        return match is null ? null : new Result(this, 304, null) { Tag = match };
    }

    /// <summary>One thing, as JSON only.</summary>
    public IResult One<T>(T value) => asked.OtherForm is { } refusal ? Answer.Refused(refusal) : Json(value);

    /// <summary>One thing as JSON; as CSV the rows that it holds.</summary>
    public IResult One<T, TRow>(T value, IReadOnlyList<TRow> rows, DataNote note) => asked.Format == DataFormat.Json
        ? Json(value)
        : Csv(rows, note, null);

    /// <summary>A page of a collection, as JSON or CSV.</summary>
    public IResult Rows<T>(Page<T> page, DataNote note)
    {
        var options = JsonOptionsOf(asked.Context);
        if (UnknownField(RowShape.Fields(typeof(T), options)) is { } refusal) return Answer.Refused(refusal);

        string? next = page.NextAfter is { } key ? asked.Address.Next(key, asked.Format) : null;
        if (asked.Format == DataFormat.Csv) return Csv(page.Rows, note, next);
        return Fields.Count == 0
            ? Json(new Collection<T>(page.Rows, next, note.Source, note.Vintage, note.Method, note.Run), next)
            : Json(new Collection<JsonObject>([.. page.Rows.Select(row => Chosen(row, options))], next, note.Source, note.Vintage, note.Method, note.Run), next);
    }

    /// <summary>What its door writes itself, in a form of its own. A file gets a speaking name.</summary>
    internal IResult Written(string contentType, Func<Stream, CancellationToken, Task> write, string? next = null, bool isFile = true) => new Result(this, 200, async (context, cancellation) =>
    {
        context.Response.ContentType = contentType;
        if (isFile) context.Response.Headers.ContentDisposition = $"attachment; filename=\"{asked.Address.FileName(DataFormats.EndingOf(asked.Format)[1..])}\"";
        await write(context.Response.Body, cancellation);
    }) { Next = next };

    /// <summary>A file on this machine's disk, of which parts may be asked for.</summary>
    internal IResult FileOf(string contentType, Stream content) => new Result(this, 200, (context, _) => Results.Stream(
        content, contentType, asked.Address.FileName(DataFormats.EndingOf(asked.Format)[1..]), entityTag: Microsoft.Net.Http.Headers.EntityTagHeaderValue.Parse(_tag), enableRangeProcessing: true)
        .ExecuteAsync(context));

    private Result Json<T>(T value, string? next = null) => new(this, 200, async (context, cancellation) =>
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.Body, value, JsonOptionsOf(context), cancellation);
    }) { Next = next };

    private Result Csv<T>(IReadOnlyList<T> rows, DataNote note, string? next) => new(this, 200, async (context, cancellation) =>
    {
        context.Response.ContentType = "text/csv; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{asked.Address.FileName("csv")}\"";
        await WriteCsv.ToAsync(context.Response.Body, Columns(typeof(T), note, JsonOptionsOf(context)), rows, asked.WithBom, cancellation);
    }) { Next = next };

    private List<CsvColumn> Columns(Type row, DataNote note, JsonSerializerOptions options) =>
        RowShape.Noted(RowShape.Of(row, options).Where(column => Fields.Count == 0 || Fields.Contains(column.Field)), note);

    private JsonObject Chosen<T>(T row, JsonSerializerOptions options)
    {
        var whole = JsonSerializer.SerializeToNode(row, options)!.AsObject();
        foreach (string name in whole.Select(pair => pair.Key).Except(Fields).ToList()) whole.Remove(name);
        return whole;
    }

    private Refusal? UnknownField(IReadOnlyList<string> known)
    {
        var unknown = Fields.Except(known).Select(name =>
            new FieldError("/fields", "unknown-field", $"'{name}' is not a field here; there are {string.Join(", ", known)}.")).ToArray();
        return unknown.Length == 0 ? null : Refusal.Malformed("unknown-field", unknown[0].Detail, unknown);
    }

    private static JsonSerializerOptions JsonOptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private sealed class Result(DataAnswer answer, int status, Func<HttpContext, CancellationToken, Task>? write) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public string Tag { get; init; } = answer._tag;

        public string? Next { get; init; }

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.Headers.ETag = Tag;
            response.Headers.CacheControl = CacheHeader.Of(answer.Cache);
            response.Headers.Append("Vary", "Accept, Accept-Language");
            if (Next is not null) response.Headers.Append("Link", $"<{Next}>; rel=\"next\"");
            if (answer.Cache is CacheKind.Public or CacheKind.Immutable) Compression.Allow(httpContext);
            return write?.Invoke(httpContext, httpContext.RequestAborted) ?? Task.CompletedTask;
        }
    }

    private CacheKind Cache => cache;
}
