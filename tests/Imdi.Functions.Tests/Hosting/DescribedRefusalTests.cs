using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>That the tests' host notices a refusal which a description does not name.</summary>
public sealed class DescribedRefusalTests
{
    [Theory]
    [InlineData("no-seat-left", true)]
    [InlineData("another-code", false)]
    public async Task A_refusal_that_the_description_does_not_name_fails_the_test(string described, bool passes)
    {
        var house = await TestHouse.OpenAsync(routes => routes.MapRoom("tests", "Tests").MapGet("seats", () => Answer.Refused(Refusal.Conflict("no-seat-left", "Take a later one.")))
            .Describe("takeSeat", "Takes a seat", new Refuses(RefusalKind.Conflict, described, "all seats are taken")));
        using (await house.Client.GetAsync(new Uri("/api/tests/seats", UriKind.Relative)))
        {
        }

        var failure = await Record.ExceptionAsync(async () => await house.DisposeAsync());

        Assert.Equal(passes, failure is null);
        if (!passes) Assert.Contains("takeSeat answers 409 no-seat-left", failure!.Message, StringComparison.Ordinal);
    }
}
