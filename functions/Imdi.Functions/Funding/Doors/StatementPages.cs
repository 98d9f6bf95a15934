using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Funding;

namespace Imdi.Functions.Funding;

/// <summary>A donor's statement as a page: by the link that it was sent, or for whoever is signed in.</summary>
internal sealed class StatementPages(ReadStatement read, FundingStore store, OrganisationStore organisations, AccessLinkStore links, MoneyPages money, ISitePages pages, TimeProvider clock)
{
    public async Task<IResult> LinkAsync(Language language, string link, CancellationToken cancellation) =>
        await links.FindAsync(TakePromises.StatementPurpose, link, cancellation) is { } good && good.IsValid(clock.GetUtcNow())
            ? await RenderAsync(PageAddress.Statement(language, link), good.Subject, null, $"link={link}", cancellation)
            : Results.NotFound();

    /// <param name="donor">Whose, for the secretariat.</param>
    public async Task<IResult> DeskAsync(Language language, Caller caller, string? donor, CancellationToken cancellation)
    {
        bool names = caller.Is(Role.Secretariat);
        return (names ? donor : caller.Organisation) is { } whose && await organisations.FindAsync(whose, cancellation) is not null
            ? await RenderAsync(PageAddress.DeskStatement(language), whose, caller, names ? $"donor={whose}" : "", cancellation)
            : Results.NotFound();
    }

    private async Task<IResult> RenderAsync(PageAddress at, string donor, Caller? caller, string asked, CancellationToken cancellation)
    {
        var statement = await read.RunAsync(donor, cancellation);
        var titles = await store.ListAsync<FundedProject>(cancellation).ToDictionaryAsync(project => project.Id, project => project.Title, cancellationToken: cancellation);
        var model = new StatementModel(
            caller?.Desks, (await organisations.FindAsync(donor, cancellation))?.Name ?? donor, statement.Reconciles, statement.Head,
            [.. statement.Totals.Select(sum => new StatementSum(sum.Pledged, sum.Signed, sum.Received, sum.Refunded, sum.Exchanged, sum.Allocated, sum.Paid, sum.Balance))],
            [.. statement.Lines.Select(line => new StatementEntry(line.Entry, line.Hash, line.On, line.Kind.ToString(), line.Window, line.Proposal is { } project ? titles.GetValueOrDefault(project, project) : null, line.Amount))], asked);
        return new OwnPage(await pages.RenderAsync<StatementPage>(money.Site, at, model));
    }
}
