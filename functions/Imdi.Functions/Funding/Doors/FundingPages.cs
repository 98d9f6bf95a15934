namespace Imdi.Functions.Funding;

/// <summary>The pages of money: the desks of funding and of projects, pledge and statement.</summary>
internal static class FundingPages
{
    public static IServiceCollection AddFundingPages(this IServiceCollection services) =>
        services.AddSingleton<MoneyPages>().AddSingleton<FundingDeskPages>().AddSingleton<ProjectPages>().AddSingleton<StatementPages>().AddSingleton<PledgePages>();

    public static void MapFundingPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMoneyForms();
        routes.MapProjectForms();
        PledgePages.Map(routes);
    }
}
