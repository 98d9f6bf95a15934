using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Directory;

public sealed class CallerTests
{
    private static readonly Caller Agency = new("token:1", "IOM Nairobi", new HashSet<Role> { Role.Agency }, ["remittance-quotes"]);
    private static readonly Caller Secretariat = new("s", "Secretariat", new HashSet<Role> { Role.Secretariat }, []);

    [Fact]
    public void Nobody_signed_in_is_the_public()
    {
        Assert.Equal(Caller.Public, Caller.From(null));
        Assert.Equal(Caller.Public, Caller.From(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Fact]
    public void A_principal_without_an_id_is_the_public() =>
        Assert.Equal(Caller.Public, Caller.From(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "Secretariat")], "x"))));

    [Fact]
    public void A_caller_survives_the_way_through_claims()
    {
        var back = Caller.From(Agency.ToPrincipal("x"));

        Assert.Equal((Agency.Id, Agency.Name), (back.Id, back.Name));
        Assert.Equal(Agency.Roles, back.Roles);
        Assert.Equal(Agency.Kinds, back.Kinds);
    }

    [Fact]
    public void An_unknown_role_counts_for_nothing() => Assert.True(Caller.From(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, "x"), new Claim(ClaimTypes.Role, "Emperor")], "x"))).IsPublic);

    [Fact]
    public void The_public_is_asked_to_sign_in_and_others_are_refused()
    {
        Assert.Equal(RefusalKind.Unauthenticated, Caller.Public.Require(Role.Secretariat)?.Kind);
        Assert.Equal(RefusalKind.Forbidden, Agency.Require(Role.Secretariat)?.Kind);
        Assert.Null(Secretariat.Require(Role.Secretariat));
    }

    [Fact]
    public void An_agency_sends_only_the_kinds_that_it_is_named_for()
    {
        Assert.Null(Agency.RequireKind("remittance-quotes"));
        Assert.Equal("kind-not-yours", Agency.RequireKind("remittance-flows")?.Code);
        Assert.Null(Secretariat.RequireKind("remittance-flows"));
        Assert.Equal(RefusalKind.Unauthenticated, Caller.Public.RequireKind("remittance-quotes")?.Kind);
    }
}
