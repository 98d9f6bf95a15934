using System.Globalization;
using System.Net.Mime;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary>The form of a corridor, the pages that links lead to, and the forms on them. Only a POST changes anything.</summary>
internal static class SubscriptionPageFunctions
{
    private const string Own = "own";

    public static void MapSubscriptionPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}").ExcludeFromDescription();
        pages.MapGet("/send/{from:length(3)}/{to:length(3)}/alert/", ReadForm);
        pages.MapGet("/alerts/confirm/{key}/", ReadConfirming);
        pages.MapGet("/alerts/leave/{key}/", ReadLeaving);
        routes.MapPost("/api/subscriptions", Ask).Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription();
        routes.MapPost("/api/subscriptions/confirmations", Confirm).Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription();
    }

    internal static Task<IResult> ReadForm(Language language, string from, string to, string? sent, SubscriptionPages pages, CancellationToken cancellation) =>
        pages.FormAsync(language, new(From: from, To: to), new(), sent is not null, [], StatusCodes.Status200OK, cancellation);

    internal static Task<IResult> ReadConfirming(Language language, string key, SubscriptionPages pages, CancellationToken cancellation) => pages.ConfirmAsync(language, key, cancellation);

    internal static Task<IResult> ReadLeaving(Language language, string key, SubscriptionPages pages, CancellationToken cancellation) => pages.LeaveAsync(language, key, cancellation);

    internal static async Task<IResult> Ask(AskForAlerts ask, SubscriptionPages pages, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var page = ReaderLanguage.Of(form, context.Request);
        var entered = new EnteredAlert(form[SubscriptionField.Threshold.Name], form[SubscriptionField.Own.Name], form["issued_at"]);
        string threshold = (entered.Threshold == Own ? entered.Own : entered.Threshold) ?? "";
        var answers = new SubscriptionAnswers(
            form[SubscriptionField.Email.Name], form[SubscriptionField.From.Name], form[SubscriptionField.To.Name],
            decimal.TryParse(threshold.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) ? percent : null,
            form[SubscriptionField.Language.Name]);
        var facts = new FormFacts(form["website"], entered.IssuedAt);
        if (await ask.RunAsync(answers, facts, context.Connection.RemoteIpAddress, clock.GetUtcNow(), cancellation) is not { } refusal)
            return new SeeOther(PageAddress.Alert(page, CountryCode.Parse(answers.From!), CountryCode.Parse(answers.To!)).Href + "?sent=1");

        // What the guard refuses belongs to no field; the first one is where to begin again.
        IReadOnlyList<FieldError> errors = refusal.Errors.Count > 0
            ? [.. refusal.Errors.Select(error => error.Pointer == SubscriptionField.Threshold.Pointer && entered.Threshold == Own ? error with { Pointer = SubscriptionField.Own.Pointer } : error)]
            : [new FieldError(SubscriptionField.Email.Pointer, refusal.Code, refusal.Detail)];
        return await pages.FormAsync(page, answers, entered, false, errors, Statuses.Of(refusal.Kind), cancellation);
    }

    internal static async Task<IResult> Confirm(ChangeSubscription change, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        string key = form["key"].ToString();
        await change.ConfirmAsync(key, cancellation);
        return new SeeOther(PageAddress.ConfirmAlert(ReaderLanguage.Of(form, context.Request), AccessLink.LooksLikeOne(key) ? key : "none").Href);
    }
}
