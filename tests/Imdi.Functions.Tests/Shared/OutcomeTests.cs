using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class OutcomeTests
{
    private static readonly Refusal TooSmall = Refusal.Unprocessable("amount-not-positive", "Give an amount above 0.", new FieldError("/amount", "amount-not-positive", "above 0"));

    [Fact]
    public void A_value_is_an_outcome()
    {
        Outcome<int> outcome = 3;
        Assert.True(outcome.IsOk);
        Assert.Equal(3, outcome.Value);
        Assert.Equal("3", outcome.Match(value => $"{value}", refusal => refusal.Code));
    }

    [Fact]
    public void A_refusal_is_an_outcome_whose_value_must_not_be_asked_for()
    {
        Outcome<int> outcome = TooSmall;
        Assert.False(outcome.IsOk);
        Assert.Equal("amount-not-positive", outcome.Match(value => $"{value}", refusal => refusal.Code));
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }

    [Fact]
    public void The_first_refusal_ends_a_chain()
    {
        Outcome<int> start = 3;
        Assert.Equal(6, start.Then<int>(value => value * 2).Value);
        Assert.Equal(TooSmall, start.Then<int>(_ => TooSmall).Then<string>(value => $"{value}").Refusal);
    }

    [Fact]
    public void A_list_behind_an_interface_is_an_outcome_by_name() => Assert.Equal([1, 2], Outcome.Ok<IReadOnlyList<int>>([1, 2]).Value);

    [Fact]
    public void A_refusal_names_its_kind_and_the_fields_that_are_wrong()
    {
        Assert.Equal(RefusalKind.Unprocessable, TooSmall.Kind);
        Assert.Equal("/amount", Assert.Single(TooSmall.Errors).Pointer);
    }

    public static TheoryData<Refusal, RefusalKind> Refusals => new()
    {
        { Refusal.Malformed("x", ""), RefusalKind.Malformed },
        { Refusal.Unauthenticated("x", ""), RefusalKind.Unauthenticated },
        { Refusal.Forbidden("x", ""), RefusalKind.Forbidden },
        { Refusal.NotFound("x", ""), RefusalKind.NotFound },
        { Refusal.Conflict("x", ""), RefusalKind.Conflict },
        { Refusal.Stale("x", ""), RefusalKind.Stale },
        { Refusal.TooLarge("x", ""), RefusalKind.TooLarge },
        { Refusal.Unsupported("x", ""), RefusalKind.Unsupported },
        { Refusal.Unprocessable("x", ""), RefusalKind.Unprocessable },
        { Refusal.PreconditionMissing("x", ""), RefusalKind.PreconditionMissing },
        { Refusal.TooMany("x", ""), RefusalKind.TooMany },
        { Refusal.Unavailable("x", ""), RefusalKind.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_kind_of_refusal_can_be_made(Refusal refusal, RefusalKind kind) => Assert.Equal(kind, refusal.Kind);
}
