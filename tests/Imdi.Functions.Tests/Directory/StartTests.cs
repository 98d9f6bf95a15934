using Imdi.Functions.Directory;
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
    public void A_wrong_text_of_the_region_stops_the_start() => Assert.Throws<OptionsValidationException>(() => Validate("{ \"id\": 1 }"));

    [Fact]
    public void The_text_that_the_program_carries_is_right_without_being_read() => Validate(null);

    private static void Validate(string? region)
    {
        using var services = Services(("Region:Json", region)).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceCollection Services(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddDirectory(configuration);
        return services;
    }
}
