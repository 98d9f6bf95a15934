using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Directory;

public sealed class AgencyTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_token_has_256_random_bits_and_says_whose_it_is()
    {
        string text = AgencyTokenStore.NewText();

        Assert.Matches("^imdi_[A-Za-z0-9_-]{43}$", text);
        Assert.True(AgencyToken.LooksLikeOne(text));
        Assert.NotEqual(text, AgencyTokenStore.NewText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("imdi_")]
    [InlineData("imdi_short")]
    [InlineData("ghp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_told_apart_without_a_look_up(string text) => Assert.False(AgencyToken.LooksLikeOne(text));

    [Fact]
    public void A_token_is_valid_until_it_expires()
    {
        var token = Issued();

        Assert.Equal((true, true, false, false),
            (token.IsValid(Now), token.IsValid(Now.AddDays(30).AddTicks(-1)), token.IsValid(Now.AddDays(30)), token.IsValid(Now.AddTicks(-1))));
    }

    [Fact]
    public void A_revoked_token_is_never_valid_again()
    {
        var revoked = Issued().Revoke(Now.AddDays(1));

        Assert.False(revoked.IsValid(Now.AddDays(2)));
        Assert.Equal(revoked, revoked.Revoke(Now.AddDays(3)));
    }

    [Theory]
    [InlineData("", "remittance-quotes", 30, "/agency")]
    [InlineData("IOM", "Remittance Quotes", 30, "/kinds/0")]
    [InlineData("IOM", "*", 30, "/kinds/0")]
    [InlineData("IOM", "remittance-quotes", 0, "/days")]
    [InlineData("IOM", "remittance-quotes", 731, "/days")]
    public void A_wrong_request_is_refused_at_its_field(string agency, string kind, int days, string pointer) =>
        Assert.Equal(pointer, new TokenRequest(agency, [kind], days).Issue("text", Now).Refusal?.Errors.Single().Pointer);

    [Fact]
    public void A_token_for_nothing_is_refused() =>
        Assert.Equal("kinds-missing", new TokenRequest("IOM", [], 30).Issue("text", Now).Refusal?.Errors.Single().Code);

    [Fact]
    public async Task The_table_holds_the_hash_and_never_the_token()
    {
        var storage = await AzuriteServer.FreshAsync();
        string text = AgencyTokenStore.NewText();
        var token = new TokenRequest("IOM", ["remittance-quotes"], 30).Issue(text, Now).Value;
        await new AgencyTokenStore(storage).AddAsync(token, CancellationToken.None);

        var row = await storage.Table(StorageNames.Directory).PartitionAsync("agency-token", CancellationToken.None).SingleAsync();

        Assert.DoesNotContain(row, property => property.Value?.ToString()?.Contains(text[5..], StringComparison.Ordinal) == true);
        var found = await new AgencyTokenStore(storage).FindAsync(AgencyToken.HashOf(text), CancellationToken.None);
        Assert.Equal(token with { Kinds = found!.Kinds }, found);
        Assert.Equal(token.Kinds, found.Kinds);
    }

    [Fact]
    public async Task A_token_is_found_by_its_id_and_changed()
    {
        var tokens = new AgencyTokenStore(await AzuriteServer.FreshAsync());
        await tokens.AddAsync(Issued("a"), CancellationToken.None);
        await tokens.AddAsync(Issued("b"), CancellationToken.None);

        await tokens.ChangeAsync(Issued("b").Hash, token => token.Revoke(Now), CancellationToken.None);

        Assert.Equal(Now, (await tokens.FindByIdAsync(Issued("b").Id, CancellationToken.None))?.RevokedAt);
        Assert.Null((await tokens.FindByIdAsync(Issued("a").Id, CancellationToken.None))?.RevokedAt);
        Assert.Null(await tokens.FindByIdAsync("0123", CancellationToken.None));
        Assert.Equal(2, await tokens.ListAsync(CancellationToken.None).CountAsync());
    }

    private static AgencyToken Issued(string text = "text") => new TokenRequest("IOM", ["remittance-quotes"], 30).Issue(text, Now).Value;
}
