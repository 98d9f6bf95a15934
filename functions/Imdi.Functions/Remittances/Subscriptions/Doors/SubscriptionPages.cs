using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Send;
using Answer = Imdi.Functions.Hosting.Answer;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Remittances;

/// <summary>What stood in the form, to be shown again.</summary>
internal sealed record EnteredAlert(string? Threshold = null, string? Own = null, string? IssuedAt = null);

/// <summary>The form for alerts and the pages that links lead to: what they show follows from what is kept, never from the act just done.</summary>
internal sealed class SubscriptionPages(
    RemittanceStore store, ChangeSubscription subscriptions, ISitePages pages, FormGuard guard, TimeProvider clock, IOptions<HostingSettings> settings)
{
    public async Task<IResult> FormAsync(
        Language language, SubscriptionAnswers answers, EnteredAlert entered, bool isSent, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation)
    {
        if (await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        if (!CountryCode.TryParse(answers.From, out var from) || !CountryCode.TryParse(answers.To, out var to) || overview.Find(from, to) is not { } row) return Results.NotFound();

        var stamp = await guard.StampAgainAsync(entered.IssuedAt, clock.GetUtcNow(), cancellation);
        var model = new AlertModel(
            from, to, row.Mean is { } mean ? new Percent(mean) : null, row.Period, stamp.IssuedAt, answers.Email, entered.Threshold ?? "5", entered.Own,
            Language.TryParse(answers.Language, out var chosen) ? chosen : language, errors, isSent);
        return new OwnPage(await pages.RenderAsync<AlertPage>(SiteOf(overview), PageAddress.Alert(language, from, to), model), status);
    }

    public async Task<IResult> ConfirmAsync(Language language, string key, CancellationToken cancellation)
    {
        var found = await subscriptions.ReadToConfirmAsync(key, cancellation);
        var state = !found.IsOk ? AlertLinkState.Invalid : found.Value.IsConfirmed ? AlertLinkState.Confirmed : AlertLinkState.Confirm;
        return await LinkPageAsync(PageAddress.ConfirmAlert(language, key), new(state, key), found.IsOk ? found.Value : null, cancellation);
    }

    public async Task<IResult> LeaveAsync(Language language, string key, CancellationToken cancellation)
    {
        var found = await subscriptions.ReadToLeaveAsync(key, cancellation);
        var kept = found.IsOk ? found.Value.Subscription : null;
        var state = !found.IsOk ? AlertLinkState.Invalid : kept is null ? AlertLinkState.Left : AlertLinkState.Leave;
        return await LinkPageAsync(PageAddress.LeaveAlert(language, key), new(state, key), kept, cancellation);
    }

    private async Task<IResult> LinkPageAsync(PageAddress at, AlertLinkModel model, Subscription? one, CancellationToken cancellation)
    {
        var shown = one is null ? model : model with { From = one.Corridor.From, To = one.Corridor.To, Threshold = one.Threshold };
        string html = await pages.RenderAsync<AlertLinkPage>(SiteOf(await store.OverviewAsync(cancellation)), at, shown);
        return new OwnPage(html, model.State == AlertLinkState.Invalid ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private Site SiteOf(OverviewIndex? overview) => new(settings.Value.BaseAddress, overview?.Published.HasDemonstrationData == true, HasApi: true);
}
