using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Desk;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The desk of messages, and the form that sends one again.</summary>
internal static class MessagePageFunctions
{
    public static void MapMessagePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/desk/messages/", Read).AddEndpointFilter(new AskToSignIn(Role.Secretariat)).ExcludeFromDescription();
        routes.MapPost("/api/directory/messages/{key}/attempts", SendAgain).Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded)
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat)).ExcludeFromDescription();
    }

    internal static Task<IResult> Read(Language language, string? state, string? after, ClaimsPrincipal user, MessagePages pages, CancellationToken cancellation) =>
        pages.ReadAsync(language, state, after, Caller.From(user), null, cancellation);

    internal static async Task<IResult> SendAgain(string key, ClaimsPrincipal user, SendMessageAgain again, MessagePages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var language = Language.TryParse(form["lang"], out var asked) ? asked : ReaderLanguage.Accepted(context.Request);
        var caller = Caller.From(user);
        var sent = await again.RunAsync(key, caller, cancellation);
        return sent.Refusal is { } refusal
            ? await pages.ReadAsync(language, null, null, caller, refusal, cancellation)
            : new SeeOther(PageAddress.Desk(language, "messages").Href + "?state=waiting");
    }
}

/// <summary>The messages of a state as a page.</summary>
internal sealed class MessagePages(OutboxStore store, ISitePages pages, IOptions<HostingSettings> settings)
{
    private const int Rows = 50;

    public async Task<IResult> ReadAsync(Language language, string? state, string? after, Caller caller, Refusal? refusal, CancellationToken cancellation)
    {
        var asked = Choice<MessageState>.TryParse(state, null, out var choice) && choice.Value != MessageState.Erased ? choice.Value : MessageState.Parked;
        var found = await store.PageAsync(asked, Rows, after, cancellation);
        if (found.Refusal is { } wrong) return Answer.Refused(wrong);
        var at = PageAddress.Desk(language, "messages");
        var model = new MessagesModel(
            caller.Desks, asked.ToString().ToLowerInvariant(), [.. found.Value.Messages.Select(RowOf)],
            found.Value.Next is { } next ? $"{at.Href}?state={new Choice<MessageState>(asked)}&after={Uri.EscapeDataString(next)}" : null,
            refusal is null ? [] : [new FieldError("/messages", refusal.Code, refusal.Detail)]);
        string html = await pages.RenderAsync<MessagesPage>(new Site(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true), at, model);
        return new OwnPage(html, refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    private static MessageRowModel RowOf(StoredMessage one) => new(one.Key, one.Template, one.To, one.Language, one.Attempts, one.Since, one.Reason);
}
