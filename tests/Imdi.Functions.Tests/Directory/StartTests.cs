using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Directory;

/// <summary>What a start reads, and what it leaves to the first who needs it.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://login.example.org")]
    public void No_start_waits_for_the_keys_of_cookies(string? authority) => Assert.DoesNotContain(
        Services(("SignIn:Authority", authority), ("SignIn:ClientId", "imdi")),
        service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly);

    [Fact]
    public void A_wrong_text_of_the_region_stops_the_start() => Assert.Throws<OptionsValidationException>(() => Validate(("Region:Json", "{ \"id\": 1 }")));

    [Fact]
    public void The_text_that_the_program_carries_is_right_without_being_read() => Validate(("Region:Json", null));

    [Fact]
    public void Mail_whose_links_would_lead_nowhere_stops_the_start_and_the_reason_names_what_to_set()
    {
        (string, string?) host = ("Mail:Host", "smtp.example.org"), from = ("Mail:From", "imdi@example.org");

        var refused = Assert.Throws<OptionsValidationException>(() => Validate(host, from));

        Assert.Contains("Imdi__BaseAddress or Mail__LinksTo", refused.Message, StringComparison.Ordinal);
        Validate(host, from, ("Mail:LinksTo", "https://imdi.example.org"));
        Validate(host, from, ("Imdi:BaseAddress", "https://imdi.example.org"));
    }

    private static void Validate(params (string Name, string? Value)[] settings)
    {
        using var services = Services(settings).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceCollection Services(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddDirectory(configuration);
        services.AddOptions<HostingSettings>().Bind(configuration.GetSection(HostingSettings.Section));
        return services;
    }
}
