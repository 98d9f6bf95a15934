using System.Text;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Hosting;

/// <summary>Pages in every language, and answers of the API as files: every row, no run, so that they change only with their figures.</summary>
internal static class WriteAnswers
{
    private const string HtmlType = "text/html; charset=utf-8", JsonType = "application/json; charset=utf-8", CsvType = "text/csv; charset=utf-8; header=present";

    /// <summary>A page in every language.</summary>
    public static async Task<DraftFile[]> PagesAsync(Func<Language, PageAddress> address, Func<PageAddress, Task<string>> render)
    {
        List<DraftFile> files = [];
        foreach (var at in Language.All.Select(address)) files.Add(new DraftFile(at.Href, HtmlType, Encoding.UTF8.GetBytes(await render(at))));
        return [.. files];
    }

    public static DraftFile Json<T>(string address, T value) => new(address, JsonType, PublishedJson.Write(value));

    /// <summary>The same answer in every language that the site needs as files: where the application answers, it does so in any.</summary>
    public static async Task<DraftFile[]> InLanguagesAsync(Site site, Func<Language, Task<DraftFile[]>> answer)
    {
        var files = new List<DraftFile>();
        foreach (var language in site.HasApi ? [Language.English] : Language.All) files.AddRange(await answer(language));
        return [.. files];
    }

    /// <summary>One thing as JSON, and the rows that it holds as CSV.</summary>
    public static async Task<DraftFile[]> OneAsync<T, TRow>(
        Language language, string address, T value, IReadOnlyList<TRow> rows, DataNote note, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var columns = RowShape.Noted(RowShape.Of(typeof(TRow), PublishedJson.Options), note);
        await WriteCsv.ToAsync(bytes, columns, rows, withBom: false, cancellation);
        return [Json(Site.AnswerFile(language, address, "json"), value), new DraftFile(Site.AnswerFile(language, address, "csv"), CsvType, bytes.ToArray())];
    }

    /// <summary>A whole collection as JSON and CSV.</summary>
    public static Task<DraftFile[]> CollectionAsync<T>(Language language, string address, IReadOnlyList<T> rows, DataNote note, CancellationToken cancellation) =>
        OneAsync(language, address, new Collection<T>(rows, null, note.Source, note.Vintage, note.Method, note.Run), rows, note, cancellation);
}
