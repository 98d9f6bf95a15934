using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Funding;

/// <summary><c>projects</c>, <c>projects/{reference}</c> with its <c>budget</c> and <c>results</c>, <c>movements</c>, <c>totals</c> and <c>donors</c>: the public register and its money.</summary>
internal static class RegisterFunctions
{
    internal static readonly Refusal NotPublished =
        Refusal.Unavailable("not-published-yet", "The register has not been published yet. Try again when the first rebuild is through; /api/health says.");

    internal static readonly Refusal NoProject =
        Refusal.NotFound("no-such-project", "No project in the register has this reference. A proposal is public once every country involved has endorsed it.");

    private const string ReferenceIs = "Such as IMDI-K7QM-2X4P-8.";

    internal static readonly Refuses[] Reading = [new(RefusalKind.Unavailable, "not-published-yet", "no run has published the register yet")];

    internal static readonly Refuses[] ReadingOne = [.. Reading, new(RefusalKind.NotFound, "no-such-project", "no public project has this reference")];

    public static void MapRegister(this RouteGroupBuilder room)
    {
        room.MapGet("/projects", ListProjects).AnswersRows<ProjectRow>()
            .Describe("listProjects", "Proposals and projects that are public, with filters", Reading)
            .Example(new("/api/funding/projects?country=NPL&stage=under-way&sort=title")).Example(new("/api/funding/projects?sort=colour", 400));
        room.MapGet("/projects/{reference}", ReadProject).AnswersOne<ProjectAnswer>(alsoCsv: true)
            .Describe("readProject", "Everything public about a project; as CSV its movements of money", ReadingOne)
            .Example(new("/api/funding/projects/{0}") { Taken = ["listProjects /items/0/reference"] }).Example(new("/api/funding/projects/IMDI-0000-0000-0", 404));
        room.MapGet("/projects/{reference}/budget", ListBudget).AnswersRows<PublicBudgetLine>()
            .Describe("listProjectBudget", "What a project costs, by category and year; no row before its plan is public", ReadingOne)
            .Example(new("/api/funding/projects/{0}/budget") { Taken = ["listProjects /items/0/reference"] });
        room.MapGet("/projects/{reference}/results", ListResults).AnswersRows<ResultRow>()
            .Describe("listProjectResults", "The indicators of a project's log-frame, with target and what was last reported; no row before its plan is public", ReadingOne)
            .Example(new("/api/funding/projects/{0}/results") { Taken = ["listProjects /items/0/reference"] });
        room.MapGet("/movements", ListMovements).AnswersRows<MovementRow>()
            .Describe("listMovements", "Movements of the public ledger, oldest first, with the running balance of each window and currency", Reading)
            .Example(new("/api/funding/movements?window=core&currency=USD"));
        room.MapGet("/totals", ListTotals).AnswersRows<TotalRow>()
            .Describe("listTotals", "Cross-tabs of what was asked, received, allocated, paid and spent, a row a currency", Reading)
            .Example(new("/api/funding/totals?by=country&and=year"));
        room.MapGet("/donors", ListDonors).AnswersRows<DonorRow>()
            .Describe("listDonors", "What each donor promised and gave, by its public name", Reading)
            .Example(new("/api/funding/donors"));
    }

    internal static async Task<IResult> ListProjects(RowsRequest asked, [AsParameters] RegisterFilters filters, RegisterStore store, CancellationToken cancellation)
    {
        var question = filters.Question();
        if (question.Refusal is { } unknown) return Answer.Refused(unknown);
        return await RowsAsync<ProjectRow>(asked, store, book => [.. question.Value.Of(book.Projects, asked.Data.Language).Select(project => ProjectRow.Of(project, asked.Data.Language))], row => row.Reference, cancellation);
    }

    internal static async Task<IResult> ReadProject([Description(ReferenceIs)] string reference, DataRequest asked, RegisterStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.FindAsync(cancellation) is not { } book) return Answer.Refused(NotPublished);
        if (book.Find(reference) is not { } project) return Answer.Refused(NoProject);
        var response = asked.From(book.State);
        if (response.Unchanged() is { } unchanged) return unchanged;
        var note = NoteOf(book, asked.Language, run);
        var answer = ProjectAnswer.Of(project, book, asked.Language, note);
        return response.One(answer, answer.Movements, note);
    }

    internal static Task<IResult> ListBudget([Description(ReferenceIs)] string reference, RowsRequest asked, RegisterStore store, CancellationToken cancellation) =>
        RowsOfAsync<PublicBudgetLine>(reference, asked, store, project => project.Plan?.Budget ?? [], row => $"{row.Category}|{row.Year}", cancellation);

    internal static Task<IResult> ListResults([Description(ReferenceIs)] string reference, RowsRequest asked, RegisterStore store, CancellationToken cancellation) =>
        RowsOfAsync(reference, asked, store, ResultRow.Of, row => row.Id, cancellation);

    internal static Task<IResult> ListMovements(
        RowsRequest asked, [Description("core, or the id of an ad hoc window.")] string[] window, Currency[] currency, Choice<MovementKind>[] kind, int[] year,
        [Description("Reference of a project.")] string? project, RegisterStore store, CancellationToken cancellation)
    {
        var question = new MovementQuestion(window, currency, [.. kind.Select(choice => choice.Value)], year, project);
        return RowsAsync<MovementRow>(asked, store, book => [.. question.Of(book.Movements).Select(one => MovementRow.Of(one, asked.Data.Language))], row => row.Id, cancellation);
    }

    internal static Task<IResult> ListTotals(
        RowsRequest asked, [Description("Usually country. A project of several countries or kinds counts in full under each.")] Choice<TotalsBy>? by,
        [Description("A second cut within the first.")] Choice<TotalsBy>? and, RegisterStore store, CancellationToken cancellation) =>
        RowsAsync<TotalRow>(asked, store, book => Totals.Of(book, by?.Value ?? TotalsBy.Country, and?.Value, asked.Data.Language), row => $"{row.Key}|{row.AndKey}|{row.Currency}", cancellation);

    internal static Task<IResult> ListDonors(RowsRequest asked, RegisterStore store, CancellationToken cancellation) =>
        RowsAsync<DonorRow>(asked, store, DonorRow.Of, row => $"{row.Donor}|{row.Currency}", cancellation);

    internal static DataNote NoteOf(RegisterBook book, Language language, RunInfo run) => WriteRegister.NoteOf(book, language, run.Id);

    private static async Task<IResult> RowsOfAsync<T>(string reference, RowsRequest asked, RegisterStore store, Func<PublicProject, IReadOnlyList<T>> rows, Func<T, string> key, CancellationToken cancellation) =>
        await store.FindAsync(cancellation) is { } book && book.Find(reference) is null
            ? Answer.Refused(NoProject)
            : await RowsAsync(asked, store, current => current.Find(reference) is { } project ? rows(project) : [], key, cancellation);

    private static async Task<IResult> RowsAsync<T>(RowsRequest asked, RegisterStore store, Func<RegisterBook, IReadOnlyList<T>> rows, Func<T, string> key, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.FindAsync(cancellation) is not { } book) return Answer.Refused(NotPublished);
        var response = asked.From(book.State);
        return response.Unchanged() ?? Answer.From(Page.Of(rows(book), key, asked), page => response.Rows(page, NoteOf(book, asked.Data.Language, run)));
    }
}
