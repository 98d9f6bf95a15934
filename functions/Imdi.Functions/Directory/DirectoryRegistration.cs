using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Imdi.Functions.Directory;

public static class DirectoryRegistration
{
    private const string SchemeName = "Caller";

    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AgencyTokenStore>().AddSingleton<IssueToken>().AddSingleton<SigningKeyStore>().AddSingleton<SenderCountStore>().AddSingleton<MailLimit>();
        services.AddSingleton<AuditCheckStore>().AddSingleton<IDailyDuty, CheckAudit>();
        services.AddSingleton<AuditStore>().AddSingleton<AuditTrail>().AddSingleton<VerifyAudit>().AddSingleton<FormGuard>();
        services.AddSingleton<AccessLinkStore>().AddSingleton<PersonStore>().AddSingleton<OrganisationStore>().AddSingleton<DailyDuties>().AddSingleton<SignInPages>();
        services.AddSingleton<SessionStore>().AddSingleton<Sessions>();
        services.AddOutbox(configuration);
        services.AddPeople();
        services.AddPrivacy(configuration);
        services.AddRegion(configuration);
        services.AddOptions<FormGuardSettings>().Bind(configuration.GetSection(FormGuardSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SignInSettings>().Bind(configuration.GetSection(SignInSettings.Section)).ValidateDataAnnotations().ValidateOnStart();

        var authentication = services.AddAuthentication(SchemeName)
            .AddPolicyScheme(SchemeName, null, scheme => scheme.ForwardDefaultSelector = Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddCookie(DevelopmentSignIn.SchemeName, DevelopmentSignIn.Configure);
        var signIn = SignInSettings.From(configuration);
        if (signIn.Authority is not null) authentication.AddOpenIdSignIn(signIn);

        // Only the development cookie is sealed by it then: a restart may end its sessions, and nothing is written to the developer's home.
        else services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthorization();
        return services.WithKeysOnDemand();
    }

    /// <summary>Finds out who is asking; after routing, before the rooms.</summary>
    public static IApplicationBuilder UseDirectory(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();

    // The framework reads the keys of cookies while it starts, from storage where they are shared; most who come have no cookie, and whoever has one can wait for that.
    private static IServiceCollection WithKeysOnDemand(this IServiceCollection services)
    {
        foreach (var early in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList()) services.Remove(early);
        return services;
    }

    private static string Scheme(HttpContext context)
    {
        var signIn = context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<SignInSettings>>().Value;
        return context.Request switch
        {
            var request when BearerHandler.IsUsed(request) => signIn is { Authority: not null, Audience: not null } && !BearerHandler.IsOfAgency(request) ? OpenIdSignIn.JwtName : BearerHandler.SchemeName,
            _ when DevelopmentSignIn.IsOpenTo(context) && (signIn.Authority is null || DevelopmentSignIn.IsUsed(context.Request)) => DevelopmentSignIn.SchemeName,
            _ => signIn.Authority is null ? BearerHandler.SchemeName : OpenIdSignIn.SessionName,
        };
    }
}
