using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace Imdi.Functions.Directory;

public static class DirectoryRegistration
{
    private const string SchemeName = "Caller";

    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AgencyTokenStore>().AddSingleton<IssueToken>().AddSingleton<SigningKeyStore>().AddSingleton<SenderCountStore>();
        services.AddSingleton<AuditStore>().AddSingleton<AuditTrail>().AddSingleton<FormGuard>();
        services.AddSingleton<AccessLinkStore>().AddSingleton<PersonStore>().AddSingleton<OrganisationStore>().AddSingleton<DailyDuties>().AddSingleton<SignInPages>();
        services.AddOutbox(configuration);
        services.AddOptions<FormGuardSettings>().Bind(configuration.GetSection(FormGuardSettings.Section)).ValidateDataAnnotations().ValidateOnStart();

        // Only the development cookie is sealed by it: a restart may end its sessions, and nothing is written to the developer's home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(SchemeName)
            .AddPolicyScheme(SchemeName, null, scheme => scheme.ForwardDefaultSelector = Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddCookie(DevelopmentSignIn.SchemeName, DevelopmentSignIn.Configure);
        services.AddAuthorization();
        return services;
    }

    /// <summary>Finds out who is asking; after routing, before the rooms.</summary>
    public static IApplicationBuilder UseDirectory(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();

    private static string Scheme(HttpContext context) =>
        !BearerHandler.IsUsed(context.Request) && DevelopmentSignIn.IsOpenTo(context) ? DevelopmentSignIn.SchemeName : BearerHandler.SchemeName;
}
