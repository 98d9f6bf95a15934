using System.Net.Mime;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Desk;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The desk of personal data and its forms.</summary>
internal sealed class PersonalDataPages(PersonalData data, ISitePages pages, IOptions<HostingSettings> settings)
{
    // For a person to read: letters as themselves.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IResult> EmptyAsync(Language language, Caller caller) => await PageAsync(language, new PersonalDataModel(caller.Desks), StatusCodes.Status200OK);

    public async Task<IResult> FoundAsync(Language language, string? address, Caller caller, CancellationToken cancellation)
    {
        var found = await data.ExportAsync(address, caller, cancellation);
        return found.Refusal is { } refusal ? await RefusedAsync(language, address, caller, refusal) : await PageAsync(language, new PersonalDataModel(caller.Desks)
        {
            Address = found.Value.Address, Json = JsonSerializer.Serialize(found.Value, Readable),
            Found = [.. found.Value.Records.GroupBy(one => one.Holding).Select(group => new PersonalDataLine(group.Key, group.Count()))],
        }, StatusCodes.Status200OK);
    }

    public async Task<IResult> ErasedAsync(Language language, string? address, Caller caller, CancellationToken cancellation)
    {
        var erased = await data.EraseAsync(address, caller, cancellation);
        return erased.Refusal is { } refusal ? await RefusedAsync(language, address, caller, refusal) : await PageAsync(language, new PersonalDataModel(caller.Desks) { IsErased = true }, StatusCodes.Status200OK);
    }

    private Task<IResult> RefusedAsync(Language language, string? address, Caller caller, Refusal refusal) =>
        PageAsync(language, new PersonalDataModel(caller.Desks) { Address = address, Errors = refusal.Errors }, Statuses.Of(refusal.Kind));

    private async Task<IResult> PageAsync(Language language, PersonalDataModel model, int status) => new OwnPage(
        await pages.RenderAsync<PersonalDataPage>(new Site(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true), PageAddress.Desk(language, "personal-data"), model), status);
}

internal static class PersonalDataPageFunctions
{
    public static void MapPersonalDataPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/desk/personal-data/", (Language language, ClaimsPrincipal user, PersonalDataPages pages) => pages.EmptyAsync(language, Caller.From(user)))
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat)).ExcludeFromDescription();
        Form(routes, "/api/directory/personal-data", (pages, language, address, caller, cancellation) => pages.FoundAsync(language, address, caller, cancellation));
        Form(routes, "/api/directory/personal-data/erasure", (pages, language, address, caller, cancellation) => pages.ErasedAsync(language, address, caller, cancellation));
    }

    private static void Form(IEndpointRouteBuilder routes, string pattern, Func<PersonalDataPages, Language, string?, Caller, CancellationToken, Task<IResult>> act) => routes
        .MapPost(pattern, async (ClaimsPrincipal user, PersonalDataPages pages, HttpContext context, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            var language = Language.TryParse(form["lang"], null, out var asked) ? asked : ReaderLanguage.Accepted(context.Request);
            return await act(pages, language, form["address"], Caller.From(user), cancellation);
        })
        .Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).AddEndpointFilter(new AskToSignIn(Role.Secretariat)).ExcludeFromDescription();
}
