using System.Net;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Imdi.Functions.Tests.Shared;

public sealed class BindingTests
{
    [Theory]
    [InlineData("/usa/mx?period=2020Q3&currency=usd&lang=fr&target=3.5", HttpStatusCode.OK, "USA MEX 2020Q3 USD fr 3.5 %")]
    [InlineData("/USA/ANT?period=2020Q3&currency=USD&lang=fr&target=3.5", HttpStatusCode.BadRequest, "")]
    [InlineData("/USA/MEX?period=2020Q5&currency=USD&lang=fr&target=3.5", HttpStatusCode.BadRequest, "")]
    public async Task Addresses_bind_to_the_kernels_types(string address, HttpStatusCode status, string text)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        await using var site = builder.Build();
        site.MapGet("/{from}/{to}", (CountryCode from, CountryCode to, Period period, Currency currency, Language lang, Percent target) =>
            $"{from} {to} {period} {currency} {lang} {target}");
        await site.StartAsync();

        using var answer = await site.GetTestClient().GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((status, text), (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : ""));
    }
}
