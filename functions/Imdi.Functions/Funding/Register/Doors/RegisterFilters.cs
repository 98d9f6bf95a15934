using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Funding;

/// <summary>The register's filters as the API takes them.</summary>
internal readonly record struct RegisterFilters(
    [property: FromQuery(Name = "country"), Description("Countries involved.")] CountryCode[] Country,
    [property: FromQuery(Name = "role"), Description("With country: in which role it takes part.")] Choice<CountryRole>[] Role,
    [property: FromQuery(Name = "component"), Description("i, ii or iii: the concept paper's components.")] Choice<PaperComponent>[] Component,
    [property: FromQuery(Name = "kind"), Description("Codes of activities.")] string[] Kind,
    [property: FromQuery(Name = "stage")] Choice<ProposalStage>[] Stage,
    [property: FromQuery(Name = "year"), Description("Calendar years of submission.")] int[] Year,
    [property: FromQuery(Name = "window")] Choice<FundingWindow>[] Window,
    [property: FromQuery(Name = "applicantType")] Choice<ApplicantType>[] ApplicantType,
    [property: FromQuery(Name = "q"), Description("Words that all stand in the reference, the title, the summary or a country's name.")] string? Q,
    [property: FromQuery(Name = "sort"), Description("submitted, changed, title, reference, stage or asked; with - before it the greatest first. Usually -changed.")] string? Sort)
{
    public Outcome<RegisterQuestion> Question()
    {
        string name = (Sort ?? "-changed").TrimStart('-');
        if (!Choice<RegisterOrder>.TryParse(name, null, out var order))
        {
            string right = $"'sort' must be one of {string.Join(", ", Choice<RegisterOrder>.Names)}, with - before it for the greatest first.";
            return Refusal.Malformed("unknown-sort", right, new FieldError("/sort", "unknown-sort", right));
        }

        return new RegisterQuestion
        {
            Countries = Country, Roles = Values(Role), Components = Values(Component), Kinds = Kind, Stages = Values(Stage), Years = Year, Windows = Values(Window),
            ApplicantTypes = Values(ApplicantType), Words = Q, Order = order.Value, IsDescending = (Sort ?? "-").StartsWith('-'),
        };
    }

    private static IReadOnlyList<T> Values<T>(Choice<T>[] choices) where T : struct, Enum => [.. choices.Select(choice => choice.Value)];
}

/// <summary>The same as a page's form sends them: an empty field asks for nothing, and what is no code is passed over.</summary>
internal static class PageFilters
{
    private const int LongestWords = 100;

    public static RegisterQuestion QuestionOf(IQueryCollection query)
    {
        string? words = query["q"].ToString().Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestWords)] : null;
        return new RegisterQuestion
        {
            Countries = Parsed<CountryCode>(query, "country"), Roles = Chosen<CountryRole>(query, "role"), Components = Chosen<PaperComponent>(query, "component"), Kinds = Given(query, "kind"),
            Stages = Chosen<ProposalStage>(query, "stage"), Years = Parsed<int>(query, "year"), Windows = Chosen<FundingWindow>(query, "window"), ApplicantTypes = Chosen<ApplicantType>(query, "applicantType"), Words = words,
        };
    }

    public static MovementQuestion MovementsOf(IQueryCollection query) => new(
        Given(query, "window"), Parsed<Currency>(query, "currency"), Chosen<MovementKind>(query, "kind"), Parsed<int>(query, "year"), Given(query, "project").Count > 0 ? query["project"].ToString() : null);

    public static int PageOf(IQueryCollection query) => int.TryParse(query["page"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int page) && page is >= 1 and < 10_000 ? page : 1;

    private static IReadOnlyList<string> Given(IQueryCollection query, string name) => [.. query[name].Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!)];

    private static IReadOnlyList<T> Parsed<T>(IQueryCollection query, string name) where T : IParsable<T> =>
        [.. Given(query, name).Select(text => (IsRight: T.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value), value)).Where(one => one.IsRight).Select(one => one.value!)];

    private static IReadOnlyList<T> Chosen<T>(IQueryCollection query, string name) where T : struct, Enum => [.. Parsed<Choice<T>>(query, name).Select(choice => choice.Value)];
}
