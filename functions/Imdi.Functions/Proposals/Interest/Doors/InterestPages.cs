using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The form, its refusals, its receipt and the public list on one page; and the secretariat's inbox.</summary>
internal sealed class InterestPages(InterestStore interests, ISitePages pages, FormGuard guard, TimeProvider clock, IOptions<HostingSettings> settings)
{
    private const int MostListed = 50;

    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public Task<IResult> AskAsync(Language language, string? reference, CancellationToken cancellation) =>
        RenderAsync(language, new InterestAnswers(), null, [], Reference.TryNormalise(reference, out string known) ? known : null, StatusCodes.Status200OK, cancellation);

    /// <summary>The page again with what was written and what is wrong, under the fields' own names.</summary>
    public Task<IResult> RefusedAsync(Language language, InterestAnswers answers, string? issuedAt, Refusal refusal, CancellationToken cancellation)
    {
        // What the guard refuses belongs to no field; the first one is where to begin again.
        IReadOnlyList<FieldError> errors = refusal.Errors.Count > 0
            ? [.. refusal.Errors.Select(error => error with { Pointer = InterestField.FormPointer(error.Pointer) })]
            : [new FieldError("/" + InterestField.Kind.Form, refusal.Code, refusal.Detail)];
        return RenderAsync(language, answers, issuedAt, errors, null, Statuses.Of(refusal.Kind), cancellation);
    }

    public async Task<IResult> DeskAsync(Language language, Caller caller, CancellationToken cancellation, Refusal? refusal = null)
    {
        var rows = (await interests.AllAsync(cancellation)).OrderBy(one => one.State).ThenByDescending(one => one.ReceivedAt)
            .Select(one => new InterestRowModel(Listed(one), one.Text, one.ContactName, one.Email, one.Note, one.MayList));
        IReadOnlyList<FieldError> errors = refusal is null ? [] : [new FieldError("/main", refusal.Code, refusal.Detail)];
        string html = await pages.RenderAsync<InterestDeskPage>(Site, PageAddress.Desk(language, "interests"), new InterestDeskModel(caller.Desks, [.. rows], errors));
        return new OwnPage(html, refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    private async Task<IResult> RenderAsync(Language language, InterestAnswers answers, string? issuedAt, IReadOnlyList<FieldError> errors, string? reference, int status, CancellationToken cancellation)
    {
        var stamp = await guard.StampAgainAsync(issuedAt, clock.GetUtcNow(), cancellation);
        string submission = SubmissionId.TryParse(answers.SubmissionId, CultureInfo.InvariantCulture, out var kept) ? kept.ToString() : stamp.SubmissionId.ToString();
        var listed = (await interests.AllAsync(cancellation)).Where(one => one.MayList).OrderByDescending(one => one.ReceivedAt).Take(MostListed).Select(Listed);
        var model = new InterestModel(
            submission, stamp.IssuedAt, answers.Kind, answers.Organisation, CountryCode.TryParse(answers.Country, out var country) ? country : null, answers.Subject, answers.Text, answers.About, answers.ContactName, answers.Email,
            answers.MayList, errors, reference, [.. listed]);
        return new OwnPage(await pages.RenderAsync<InterestPage>(Site, PageAddress.Interest(language), model), status);
    }

    private static ListedInterestModel Listed(Interest one) =>
        new(one.Reference, JsonName(one.Kind), one.Organisation, one.Country, one.Subject, one.About, DateOnly.FromDateTime(one.ReceivedAt.UtcDateTime), JsonName(one.State));

    private static string JsonName<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
