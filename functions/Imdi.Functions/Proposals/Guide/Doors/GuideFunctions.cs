using System.Globalization;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The guide, <c>/{language}/apply/</c>: published by the night, rendered on request where the short check was asked.</summary>
public static class GuideFunctions
{
    private const string Html = "text/html; charset=utf-8";

    public static IServiceCollection AddGuide(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SeedMoneySettings>().Bind(configuration.GetSection(SeedMoneySettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FindDuplicates>();
        return services;
    }

    public static void MapGuide(this IEndpointRouteBuilder routes) => routes.MapGet("/{language:language}/apply/", Check).OfQueries();

    /// <summary>The guide without an answer.</summary>
    public static GuideModel ModelOf(SeedMoneySettings seed) => new(seed.Amounts, seed.Months, new(null, null, null, null, null, null), []);

    internal static async Task<IResult> Check(
        Language language, string? applicant, string? country, string? agency, string? plan, string? amount, string? currency, ISitePages pages, IOptions<SeedMoneySettings> seed, IOptions<HostingSettings> hosting)
    {
        var asked = new EligibilityQuestion(
            Choice<ApplicantType>(applicant), applicant == "person", CountryCode.TryParse(country, out var known) ? known : null, agency is null or "" ? null : agency == "yes",
            Choice<PlanReference>(plan), decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null, Currency.TryParse(currency, out var code) ? code : null);
        var model = ModelOf(seed.Value) with
        {
            Asked = new(applicant, asked.Country, agency, plan, amount, asked.Currency),
            Findings = [.. Eligibility.Judge(asked, seed.Value).Select(finding => new GuideFinding(finding.Code, Enum.Parse<GuideFindingKind>(finding.Kind.ToString())))],
        };
        return Results.Content(await pages.RenderAsync<GuidePage>(new Site(hosting.Value.BaseAddress, HasDemonstrationData: false, HasApi: true), PageAddress.ApplyGuide(language), model), Html);
    }

    // As the form's options are written: civil-society, no-plan.
    private static T? Choice<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
