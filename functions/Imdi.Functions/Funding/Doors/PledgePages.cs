using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Funding;

namespace Imdi.Functions.Funding;

/// <summary>Anyone pledges: the form, what was said to be checked, the receipt. Nothing is kept before it is sent.</summary>
internal sealed class PledgePages(FundingStore store, TakePromises take, MoneyPages money, FormGuard guard, ISitePages pages, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/funding/pledge/", (Language language, HttpRequest request, PledgePages own, CancellationToken cancellation) =>
            own.RenderAsync(language, "ask", new MoneyTyped(name => name == "reference" ? null : request.Query[name].ToString()), null, request.Query["reference"], cancellation)).ExcludeFromDescription();
        routes.MapGet("/{language:language}/funding/statement/{link}/", (Language language, string link, StatementPages statements, CancellationToken cancellation) => statements.LinkAsync(language, link, cancellation)).ExcludeFromDescription();
        routes.MapPost("/api/funding/pledges", (HttpContext context, ClaimsPrincipal user, PledgePages own, CancellationToken cancellation) => own.SendAsync(context, Caller.From(user), cancellation))
            .Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription();
    }

    private async Task<IResult> SendAsync(HttpContext context, Caller caller, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, typed, now) = (MoneyFormFunctions.LanguageOf(form, context.Request), new MoneyTyped(name => form[name]), clock.GetUtcNow());
        if (typed["act"] == "change") return await RenderAsync(language, "ask", typed, null, null, cancellation);
        string id = TakePromises.IdOf(caller, typed.Key(), typed["email"]);
        var request = new PledgeRequest(typed.Amount("amount"), typed.Needed("window"), typed.Needed("name"), typed.Needed("email"), typed["proposal"], typed.DayOrNone("expectedOn"), typed["conditions"], typed.Ticked("isAnonymous"), language);
        Pledge? taken = null;
        var refusal = await typed.RunAsync(() => take.CheckAsync(request, id, caller, now, cancellation));
        if (refusal is null && await store.FindAsync<Pledge>(id, cancellation) is { } before)
        {
            if (before.IsSaidBy(request)) return Sent(language, before);
            refusal = LedgerCommand.KeyUsed;
        }

        if (refusal is null && typed["act"] != "send") return await RenderAsync(language, "check", typed, null, null, cancellation);
        refusal ??= await guard.CheckAsync(new FormFacts(form["website"], form["issued_at"]), context.Connection.RemoteIpAddress, now, cancellation);
        if (refusal is null && await take.PledgeAsync(request, id, caller, now, cancellation) is var pledged && (refusal = pledged.Refusal) is null) taken = pledged.Value;
        return taken is null ? await RenderAsync(language, "ask", typed, refusal, null, cancellation) : Sent(language, taken);
    }

    private static SeeOther Sent(Language language, Pledge pledge) => new($"{PageAddress.Pledge(language).Href}?reference={pledge.Reference}");

    private async Task<IResult> RenderAsync(Language language, string step, MoneyTyped typed, Refusal? refusal, string? reference, CancellationToken cancellation)
    {
        var stamp = await guard.StampAgainAsync(typed["issued_at"], clock.GetUtcNow(), cancellation);
        string key = refusal?.Code != LedgerCommand.KeyUsed.Code && SubmissionId.TryParse(typed["submission_id"], null, out var kept) ? kept.ToString() : stamp.SubmissionId.ToString();
        var choices = await money.ChoicesAsync(language, cancellation, alsoUndecided: true);
        var fields = MoneyForms.Pledge(typed, choices);
        string? known = Reference.TryNormalise(reference ?? "", out string normal) ? normal : null;
        bool checks = step == "check";
        MoneyFact[] facts = checks ? [.. fields.Where(field => field.Value is not null).Select(field => FactOf(field, typed))] : [];
        (string, string)[] hidden = [("submission_id", key), ("issued_at", stamp.IssuedAt), .. checks ? fields.Where(field => field.Value is not null).Select(field => (field.Id, field.Value!)) : []];
        var form = new MoneyForm("/api/funding/pledges", "pledge", checks ? [] : fields, hidden, MoneyFaults.Of(language, refusal, fields));
        var model = new PledgeModel(known is null ? step : "done", form, facts, known);
        return new OwnPage(await pages.RenderAsync<PledgePage>(money.Site, PageAddress.Pledge(language), model), refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    private static MoneyFact FactOf(MoneyInput field, MoneyTyped typed) => field switch
    {
        { Id: "amount" } => new("amount", typed.Amount("amount")),
        { Id: "expectedOn" } => new("expectedOn", Day: typed.DayOrNone("expectedOn")),
        { Choices: { } choices } => new(field.Id, Text: choices.FirstOrDefault(choice => choice.Item1 == field.Value).Item2),
        { Kind: MoneyFieldKind.Tick } => new(field.Id, Text: "✓"),
        _ => new(field.Id, Text: field.Value),
    };
}
