using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Remittances;

/// <summary>The page of the form, rendered on request because each carries its own submission and time; its receipt stands at the same address.</summary>
internal static class ReportPageFunctions
{
    public static void MapReportPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{language:language}/send/{from:length(3)}/{to:length(3)}/report/", ReportPage).ExcludeFromDescription();

    internal static Task<IResult> ReportPage(
        Language language, string from, string to, string? reference, ReportPages pages, CancellationToken cancellation) =>
        pages.AskAsync(language, from, to, reference, cancellation);
}

/// <summary>The form, its refusals and its receipt as pages.</summary>
internal sealed class ReportPages(RemittanceStore store, ISitePages pages, FormGuard guard, TimeProvider clock, IOptions<HostingSettings> settings)
{
    public static string AddressOf(Language language, ReportAnswers answers) =>
        PageAddress.Report(language, CountryCode.Parse(answers.From!), CountryCode.Parse(answers.To!)).Href;

    public async Task<IResult> AskAsync(Language language, string from, string to, string? reference, CancellationToken cancellation)
    {
        var empty = new ReportAnswers(from, to);
        string? known = Reference.TryNormalise(reference, out string normal) ? normal : null;
        return await RenderAsync(language, empty, null, [], known, StatusCodes.Status200OK, cancellation);
    }

    /// <summary>The page again with what was written and what is wrong, under the fields' own names.</summary>
    public Task<IResult> RefusedAsync(Language language, ReportAnswers answers, string? issuedAt, Refusal refusal, CancellationToken cancellation)
    {
        // What the guard refuses belongs to no field; the first one is where to begin again.
        IReadOnlyList<FieldError> errors = refusal.Errors.Count > 0
            ? [.. refusal.Errors.Select(error => error with { Pointer = ReportField.FormPointer(error.Pointer) })]
            : [new FieldError("/" + ReportField.Provider.Form, refusal.Code, refusal.Detail)];
        return RenderAsync(language, answers, issuedAt, errors, null, Statuses.Of(refusal.Kind), cancellation);
    }

    private async Task<IResult> RenderAsync(
        Language language, ReportAnswers answers, string? issuedAt, IReadOnlyList<FieldError> errors, string? reference, int status, CancellationToken cancellation)
    {
        if (await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        if (!CountryCode.TryParse(answers.From, out var from) || !CountryCode.TryParse(answers.To, out var to)) return Results.NotFound();
        if (await store.CorridorAsync(new Corridor(from, to), cancellation) is not { } facts) return Results.NotFound();

        var stamp = await guard.StampAgainAsync(issuedAt, clock.GetUtcNow(), cancellation);
        string submission = SubmissionId.TryParse(answers.SubmissionId, CultureInfo.InvariantCulture, out var kept) ? kept.ToString() : stamp.SubmissionId.ToString();
        var model = new Imdi.Web.Pages.Send.ReportModel(
            from, to, [.. facts.Quotes.Select(quote => quote.Provider).Distinct().Order(StringComparer.Ordinal)], submission, stamp.IssuedAt,
            answers.Provider, answers.WhatIsWrong, answers.RightPrice, answers.SeenOn, answers.Contact, errors, reference);
        var site = new Site(settings.Value.BaseAddress, overview.Published.HasDemonstrationData, HasApi: true);
        return new OwnPage(await pages.ReportAsync(site, PageAddress.Report(language, from, to), model), status);
    }
}
