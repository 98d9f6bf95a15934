using System.Globalization;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Funding;

/// <summary>What the API answers of the register as files for a static host, which can be asked for nothing: every row in every language, and the files of IATI.</summary>
internal static class WriteRegister
{
    private const string JsonType = "application/json; charset=utf-8", CsvType = "text/csv; charset=utf-8; header=present", XmlType = "application/xml; charset=utf-8", Room = "/api/funding";

    public static async Task<IReadOnlyList<DraftFile>> FilesAsync(RegisterBook book, IatiOptions reporter, string? site, CancellationToken cancellation)
    {
        List<DraftFile> files = [await XmlAsync("organisation", stream => WriteIati.OrganisationAsync(stream, book, reporter, cancellation))];
        if (!book.IsEmpty) files.Add(await XmlAsync("activities", stream => WriteIati.ActivitiesAsync(stream, book, reporter, site, cancellation)));
        foreach (var language in Language.All)
        {
            files.AddRange(await ListAsync(language, "projects", book, [.. RegisterQuestion.Everything.Of(book.Projects, language).Select(project => ProjectRow.Of(project, language))], cancellation));
            files.AddRange(await ListAsync(language, "movements", book, [.. book.Movements.Select(one => MovementRow.Of(one, language))], cancellation));
            files.AddRange(await ListAsync(language, "donors", book, DonorRow.Of(book), cancellation));
            foreach (var by in Enum.GetValues<TotalsBy>()) files.AddRange(await ListAsync(language, $"totals/{new Choice<TotalsBy>(by)}", book, Totals.Of(book, by, null, language), cancellation));
            foreach (var project in book.Projects)
            {
                var answer = ProjectAnswer.Of(project, book, language, NoteOf(book, language, null));
                files.AddRange(await OneAsync(language, $"projects/{project.Reference}", book, answer, answer.Movements, cancellation));
                files.AddRange(await ListAsync(language, $"projects/{project.Reference}/budget", book, project.Plan?.Budget ?? [], cancellation));
                files.AddRange(await ListAsync(language, $"projects/{project.Reference}/results", book, ResultRow.Of(project), cancellation));
            }
        }

        return files;
    }

    /// <param name="run">The run that an answer was worked out in; a file names none, so that it changes only with what it says.</param>
    public static DataNote NoteOf(RegisterBook book, Language language, string? run) =>
        new("IMDI, register of proposals and public ledger", book.Changed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), PageAddress.Register(language).Href + "#method", run);

    private static Task<DraftFile[]> ListAsync<T>(Language language, string name, RegisterBook book, IReadOnlyList<T> rows, CancellationToken cancellation)
    {
        var note = NoteOf(book, language, null);
        return OneAsync(language, name, book, new Collection<T>(rows, null, note.Source, note.Vintage, note.Method, note.Run), rows, cancellation);
    }

    private static async Task<DraftFile[]> OneAsync<T, TRow>(Language language, string name, RegisterBook book, T value, IReadOnlyList<TRow> rows, CancellationToken cancellation)
    {
        using var csv = new MemoryStream();
        await WriteCsv.ToAsync(csv, RowShape.Noted(RowShape.Of(typeof(TRow), RegisterBook.Json), NoteOf(book, language, null)), rows, withBom: false, cancellation);
        return
        [
            new(Site.AnswerFile(language, $"{Room}/{name}", "json"), JsonType, JsonSerializer.SerializeToUtf8Bytes(value, RegisterBook.Json)),
            new(Site.AnswerFile(language, $"{Room}/{name}", "csv"), CsvType, csv.ToArray()),
        ];
    }

    private static async Task<DraftFile> XmlAsync(string name, Func<Stream, Task> write)
    {
        using var bytes = new MemoryStream();
        await write(bytes);
        return new($"{Room}/iati/{name}.xml", XmlType, bytes.ToArray());
    }
}
