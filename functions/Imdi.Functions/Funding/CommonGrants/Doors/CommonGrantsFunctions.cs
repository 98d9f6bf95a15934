using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Imdi.Functions.Funding;

/// <summary>The register for programs that speak the CommonGrants protocol: its paths, its paging, its names.</summary>
internal static class CommonGrantsFunctions
{
    private const int UsualPage = 100;

    private static readonly Refuses[] ReadingOne = [.. RegisterFunctions.Reading, new(RefusalKind.NotFound, "no-such-grant-object", "nothing public has this id")];

    private static readonly Refusal Unknown = Refusal.NotFound("no-such-grant-object", "Nothing public has this id; the list beside it has those that there are.");

    private static readonly Refusal PageWrong = Refusal.Malformed(
        "malformed-page", "page starts at 1; pageSize is 1 to 1000.", new FieldError("/page", "malformed-page", "Give page from 1 and pageSize from 1 to 1000."));

    public static void MapCommonGrants(this RouteGroupBuilder room)
    {
        Map<GrantOpportunity>("opportunities", "Opportunity", "Funding windows as CommonGrants opportunities", grants => grants.Opportunities(), grant => grant.Id);
        Map<GrantApplication>("applications", "Application", "Public proposals as CommonGrants applications", grants => grants.Applications(), grant => grant.Id);
        Map<GrantAward>("awards", "Award", "Approved projects as CommonGrants awards", grants => grants.Awards(), grant => grant.Id);

        void Map<T>(string path, string one, string summary, Func<CommonGrants, IReadOnlyList<T>> all, Func<T, Guid> idOf)
        {
            string many = char.ToUpperInvariant(path[0]) + path[1..];
            room.MapGet($"/commongrants/{path}", (
                    [Description("From 1.")] int? page, [Description("1 to 1000, usually 100.")] int? pageSize, DataRequest asked, RegisterStore store, IOptions<IatiOptions> reporter, IOptions<HostingSettings> settings, CancellationToken cancellation) =>
                    ListAsync(page ?? 1, pageSize ?? UsualPage, asked, store, reporter.Value, settings.Value, all, cancellation))
                .AnswersOne<GrantPage<T>>().Describe($"listGrant{many}", $"{summary}, latest changed first", RegisterFunctions.Reading)
                .Example(new($"/api/funding/commongrants/{path}?page=1&pageSize=2"));
            room.MapGet($"/commongrants/{path}/{{id}}", (
                    Guid id, DataRequest asked, RegisterStore store, IOptions<IatiOptions> reporter, IOptions<HostingSettings> settings, CancellationToken cancellation) =>
                    ReadAsync(id, asked, store, reporter.Value, settings.Value, all, idOf, cancellation))
                .AnswersOne<GrantOne<T>>().Describe($"readGrant{one}", $"One of the {path}", ReadingOne)
                .Example(new($"/api/funding/commongrants/{path}/{{0}}") { Taken = [$"listGrant{many} /items/0/id"] });
        }
    }

    private static async Task<IResult> ListAsync<T>(
        int page, int pageSize, DataRequest asked, RegisterStore store, IatiOptions reporter, HostingSettings settings, Func<CommonGrants, IReadOnlyList<T>> all, CancellationToken cancellation)
    {
        if (page < 1 || pageSize is < 1 or > RowsRequest.MostRows) return Answer.Refused(PageWrong);
        return await AnswerAsync(asked, store, reporter, settings, grants =>
        {
            var items = all(grants);
            return new GrantPage<T>(200, "Success", [.. items.Skip((int)Math.Min(int.MaxValue, (page - 1L) * pageSize)).Take(pageSize)], new GrantPaging(page, pageSize, items.Count, (items.Count + pageSize - 1) / pageSize));
        }, cancellation);
    }

    private static Task<IResult> ReadAsync<T>(
        Guid id, DataRequest asked, RegisterStore store, IatiOptions reporter, HostingSettings settings, Func<CommonGrants, IReadOnlyList<T>> all, Func<T, Guid> idOf, CancellationToken cancellation) =>
        AnswerAsync(asked, store, reporter, settings, grants => all(grants).Where(one => idOf(one) == id).Select(one => new GrantOne<T>(200, "Success", one)).FirstOrDefault(), cancellation);

    private static async Task<IResult> AnswerAsync<T>(
        DataRequest asked, RegisterStore store, IatiOptions reporter, HostingSettings settings, Func<CommonGrants, T?> answer, CancellationToken cancellation) where T : class
    {
        if (await store.FindAsync(cancellation) is not { } book) return Answer.Refused(RegisterFunctions.NotPublished);
        if (asked.OtherForm is { } refusal) return Answer.Refused(refusal);
        var response = asked.From(book.State);
        if (response.Unchanged() is { } unchanged) return unchanged;
        if (answer(new CommonGrants(book, reporter.OrganisationRef, settings.BaseAddress)) is not { } found) return Answer.Refused(Unknown);

        // Optional properties of the protocol are left out, not null.
        var format = new JsonSerializerOptions(asked.Context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        return response.Written("application/json; charset=utf-8", (stream, token) => JsonSerializer.SerializeAsync(stream, found, format, token), isFile: false);
    }
}
