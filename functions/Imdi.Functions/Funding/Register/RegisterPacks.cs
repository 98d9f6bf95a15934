using System.Runtime.CompilerServices;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Register;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Funding;

/// <summary>What a run publishes of the register: its pages and the book behind them in one pack, then a pack a project, so that a change writes little anew.</summary>
public sealed class RegisterPacks(IOptions<IatiOptions> reporter)
{
    private const string Html = "text/html; charset=utf-8", JsonType = "application/json; charset=utf-8";

    public async IAsyncEnumerable<DraftPack> PacksAsync(RegisterBook book, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        string inputs = PackInputs.Of("register", book.State, site);
        yield return new DraftPack("register", async _ => new(
        [
            .. await PagesAsync(PageAddress.Register, at => pages.RenderAsync<RegisterPage>(site, at, RegisterModels.RegisterOf(book, RegisterQuestion.Everything, 1, at.Language))),
            .. await PagesAsync(PageAddress.FundingOverview, at => pages.RenderAsync<FundingPage>(site, at, RegisterModels.FundingOf(book, at.Language))),
            .. await PagesAsync(PageAddress.PublicLedger, at => pages.RenderAsync<LedgerPage>(site, at, RegisterModels.LedgerOf(book, MovementQuestion.Everything, 1, at.Language))),
            new DraftFile(RegisterBook.Address, JsonType, book.Write()),
        ])).From(inputs);
        if (!site.HasApi) yield return new DraftPack(await WriteRegister.FilesAsync(book, reporter.Value, site.BaseAddress, cancellation));
        foreach (var project in book.Projects)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new DraftPack(project.Reference, async _ =>
            {
                var model = RegisterModels.ProjectOf(project, book);
                return new(await PagesAsync(language => PageAddress.Project(language, project.Reference), at => pages.RenderAsync<ProjectPage>(site, at, model)));
            }).From(inputs);
        }
    }

    private static async Task<DraftFile[]> PagesAsync(Func<Language, PageAddress> address, Func<PageAddress, Task<string>> render)
    {
        List<DraftFile> files = [];
        foreach (var at in Language.All.Select(address)) files.Add(new DraftFile(at.Href, Html, Encoding.UTF8.GetBytes(await render(at))));
        return [.. files];
    }
}
