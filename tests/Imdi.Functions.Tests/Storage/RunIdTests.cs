using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Storage;

public sealed class RunIdTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public void The_order_of_the_inputs_does_not_matter() =>
        Assert.Equal(RunId.Of(Day, Inputs(("a", "1"), ("b", "2"))), RunId.Of(Day, Inputs(("b", "2"), ("a", "1"))));

    [Fact]
    public void The_day_is_an_input() => Assert.NotEqual(RunId.Of(Day, Inputs()), RunId.Of(Day.AddDays(1), Inputs()));

    [Fact]
    public void Names_and_values_do_not_run_into_each_other() =>
        Assert.NotEqual(RunId.Of(Day, Inputs(("a", "bc"))), RunId.Of(Day, Inputs(("ab", "c"))));

    [Theory]
    [InlineData("../current")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData(null)]
    public void What_could_leave_the_folder_is_no_id(string? run) => Assert.False(RunId.IsValid(run));

    private static Dictionary<string, string> Inputs(params (string Name, string Value)[] inputs) => inputs.ToDictionary(input => input.Name, input => input.Value);
}
