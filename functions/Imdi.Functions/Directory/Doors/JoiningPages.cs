using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Join;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The pages of joining: the form, what was sent, the confirmation; and the secretariat's page of one request.</summary>
internal sealed partial class JoiningPages(ISitePages pages, JoiningStore joinings, AskToJoin ask, FormGuard guard, TimeProvider clock, IOptions<HostingSettings> settings)
{
    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public Task<IResult> AskAsync(Language language, bool sent, CancellationToken cancellation) => RenderAsync(language, sent ? "sent" : "ask", new(), null, [], StatusCodes.Status200OK, cancellation);

    public Task<IResult> RefusedAsync(Language language, JoiningAnswers answers, string? issuedAt, Refusal refusal, CancellationToken cancellation) =>
        RenderAsync(language, "ask", answers, issuedAt, ErrorsOf(refusal, "/name"), Statuses.Of(refusal.Kind), cancellation);

    /// <summary>To be confirmed by a button, since programs that look through mail follow links.</summary>
    public async Task<IResult> ConfirmAsync(Language language, string secret, CancellationToken cancellation)
    {
        var joining = await ask.FindAsync(secret, cancellation);
        string step = joining switch { null => "gone", { State: JoiningState.Sent } => "confirm", _ => "confirmed" };
        var model = new JoinModel(step, new(joining?.Name, null, null, null, null, null), null, [], secret);
        return new OwnPage(await pages.RenderAsync<JoinPage>(Site, PageAddress.ConfirmJoining(language, secret), model), joining is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    public async Task<IResult> DeskAsync(Language language, Caller caller, string id, JoiningDecision typed, Refusal? refusal, CancellationToken cancellation)
    {
        if (await joinings.FindAsync(id, cancellation) is not { State: not JoiningState.Sent } one) return Results.NotFound();
        var model = new JoiningModel(
            caller.Desks, one.Id, one.Name, NameOf(one.Constituency), one.Country, one.Purpose, one.ContactName, one.Email, DateOnly.FromDateTime(one.At.UtcDateTime), NameOf(one.State), typed.Organisation ?? SlugOf(one.Name), typed.Reason,
            refusal is null ? [] : ErrorsOf(refusal, "/organisation"));
        return new OwnPage(await pages.RenderAsync<JoiningPage>(Site, PageAddress.DeskJoining(language, id), model), refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    private async Task<IResult> RenderAsync(Language language, string step, JoiningAnswers answers, string? issuedAt, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation)
    {
        var stamp = await guard.StampAgainAsync(issuedAt, clock.GetUtcNow(), cancellation);
        var typed = new JoinTyped(answers.Name, answers.Constituency, answers.Country, answers.Purpose, answers.ContactName, answers.Email);
        return new OwnPage(await pages.RenderAsync<JoinPage>(Site, PageAddress.Join(language), new JoinModel(step, typed, stamp.IssuedAt, errors, null)), status);
    }

    // What no field is to blame for is said at the first.
    private static IReadOnlyList<FieldError> ErrorsOf(Refusal refusal, string first) => refusal.Errors.Count > 0 ? refusal.Errors : [new(first, refusal.Code, refusal.Detail)];

    private static string NameOf<T>(T value) where T : struct, Enum => new Choice<T>(value).ToString();

    // A suggestion; names in other letters leave little of it.
    private static string SlugOf(string name) => NoLetter().Replace(name.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetter();
}
