using Imdi.Functions.Directory;

namespace Imdi.Functions.Tests.Directory;

public sealed class SameOriginTests
{
    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("none", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", "http://localhost:7071", false)]
    [InlineData(null, "http://localhost:7071", true)]
    [InlineData(null, "http://localhost:7072", false)]
    [InlineData(null, "https://localhost:7071", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, true)]
    public void A_browser_tells_where_a_request_comes_from(string? secFetchSite, string? origin, bool allowed) =>
        Assert.Equal(allowed, SameOrigin.Allows(secFetchSite, origin, "http://localhost:7071"));
}
