using System.Globalization;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Authentication;

namespace Imdi.Functions.Datasets;

/// <summary>The forms of the upload pages, at the addresses of the API: the same acts, answered with the next page.</summary>
internal static class UploadFormFunctions
{
    public static void MapUploadForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/uploads/{id}/decision", Decide).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Agency, Role.Secretariat));
        routes.MapPost("/api/uploads/{id}/complete", Restart).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Agency, Role.Secretariat));
        routes.MapPost("/api/auth/tokens", IssueToken).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        routes.MapPost("/api/auth/tokens/{id}/revocation", RevokeToken).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment()) routes.MapPost("/api/auth/development", SignIn).AcceptsForm();
    }

    internal static async Task<IResult> Decide(
        string id, ClaimsPrincipal user, ChangeUpload uploads, TakeUpUpload takeUp, UploadPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language) = (Caller.From(user), ReaderLanguage.Of(form, context.Request));
        if (!Enum.TryParse<UploadDecision>(form["decision"], ignoreCase: true, out var decision)) return await BackAsync("decision", NoDecision);
        var embargo = EmbargoField.Read(decision == UploadDecision.Publish ? form[EmbargoField.Name].ToString() : null);
        if (embargo.Refusal is { } wrong) return await BackAsync(EmbargoField.Name, wrong);
        var decided = await uploads.DecideAsync(id, decision, form["if_match"], caller, cancellation, embargo.Value);
        if (decided.Refusal is { } refusal) return await BackAsync(refusal.Code == "embargo-date-wrong" ? EmbargoField.Name : "decision", refusal);
        if (decided.Value.HasWork) await takeUp.RunAsync(id, cancellation);
        return new SeeOther(PageAddress.Upload(language, decided.Value.Id).Href);

        Task<IResult> BackAsync(string field, Refusal why) => pages.UploadAsync(language, caller, id, [new FieldError($"/{field}", why.Code, why.Detail)], cancellation, Statuses.Of(why.Kind));
    }

    /// <summary>Lets a parked upload begin anew from where it stood.</summary>
    internal static async Task<IResult> Restart(string id, ClaimsPrincipal user, ChangeUpload uploads, UploadWorker worker, UploadPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language) = (Caller.From(user), ReaderLanguage.Of(form, context.Request));
        var restarted = await uploads.CompleteAsync(id, new(), caller, cancellation);
        if (restarted.Refusal is { } refusal) return await pages.UploadAsync(language, caller, id, [], cancellation, Statuses.Of(refusal.Kind));
        worker.Wake();
        return new SeeOther(PageAddress.Upload(language, restarted.Value.Id).Href);
    }

    internal static async Task<IResult> IssueToken(ClaimsPrincipal user, IssueToken issue, UploadPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        string? days = form["days"];
        var asked = new TokenRequest(form["agency"].ToString(), [.. form["kinds"].OfType<string>()], int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0);
        var issued = await issue.RunAsync(asked, Caller.From(user), null, cancellation);
        var language = ReaderLanguage.Of(form, context.Request);
        return issued.Refusal is { } refusal
            ? await pages.TokensAsync(language, null, asked, days, refusal.Errors, Statuses.Of(refusal.Kind), cancellation)
            : await pages.TokensAsync(language, issued.Value.Text, null, null, [], StatusCodes.Status201Created, cancellation);
    }

    internal static async Task<IResult> RevokeToken(string id, ClaimsPrincipal user, AgencyTokenStore store, IssueToken tokens, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await store.FindByIdAsync(id, cancellation) is not { } token) return Results.NotFound();
        await tokens.RevokeAsync(token, Caller.From(user), cancellation);
        return new SeeOther(PageAddress.Tokens(ReaderLanguage.Of(form, context.Request)).Href);
    }

    /// <summary>In development only, and only from this machine's own pages.</summary>
    internal static async Task<IResult> SignIn(AuditTrail audit, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        if (!DevelopmentSignIn.IsOpenTo(context) || !SameOrigin.Sent(context.Request)) return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        if (DemonstrationRoles.Find(form["role"].ToString()) is not { } caller) return Results.NotFound();
        await context.SignInAsync(DevelopmentSignIn.SchemeName, caller.ToPrincipal(DevelopmentSignIn.SchemeName));
        await audit.AppendAsync(new(caller.Id, "signed-in", caller.Id, clock.GetUtcNow()), cancellation);
        return new SeeOther(SignInPages.OwnPageOf(form["wanted"]) ?? PageAddress.Desk(ReaderLanguage.Of(form, context.Request)).Href);
    }

    private static Refusal NoDecision { get; } = Refusal.Unprocessable("decision-missing", "Say publish or reject.", new FieldError("/decision", "decision-missing", "publish or reject."));
}
