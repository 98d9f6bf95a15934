using Azure.Data.Tables;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Storage;

public sealed class RowLimitsTests
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    public void A_key_with_a_character_that_Azure_refuses_is_refused_here(string key)
    {
        Assert.Throws<ArgumentException>(() => RowLimits.Checked(new TableEntity(key, "r")));
        Assert.Throws<ArgumentException>(() => RowLimits.Checked(new TableEntity("p", key)));
    }

    [Fact]
    public void A_key_has_at_most_one_kibibyte()
    {
        RowLimits.Checked(new TableEntity("p", new string('k', 512)));

        Assert.Throws<ArgumentException>(() => RowLimits.Checked(new TableEntity("p", new string('k', 513))));
    }

    public static TheoryData<string, object> Lossy => new()
    {
        { "a decimal comes back as a double", 1.1m },
        { "not a number", double.NaN },
        { "infinite", double.PositiveInfinity },
        { "an enum", DayOfWeek.Friday },
        { "unsigned", 1u },
        { "before 1601", new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero) },
        { "over 64 KiB of text", new string('x', (32 * 1024) + 1) },
        { "over 64 KiB of bytes", new byte[(64 * 1024) + 1] },
    };

    [Theory]
    [MemberData(nameof(Lossy))]
    public void A_value_that_would_change_or_be_refused_is_refused_here(string why, object value)
    {
        var refused = Assert.Throws<ArgumentException>(() => RowLimits.Checked(new TableEntity("p", "r") { ["Cost"] = value }));

        Assert.True(refused.Message.Contains("Cost", StringComparison.Ordinal), why);
    }

    [Fact]
    public void A_row_has_at_most_252_properties()
    {
        RowLimits.Checked(WithProperties(252));

        Assert.Throws<ArgumentException>(() => RowLimits.Checked(WithProperties(253)));
    }

    [Fact]
    public void A_row_has_at_most_one_mebibyte()
    {
        var row = new TableEntity("p", "r");
        for (int property = 0; property < 17; property++)
        {
            row[$"P{property}"] = new string('x', 31_000);
        }

        Assert.Throws<ArgumentException>(() => RowLimits.Checked(row));
    }

    [Fact]
    public void A_property_name_is_an_identifier() =>
        Assert.Throws<ArgumentException>(() => RowLimits.Checked(new TableEntity("p", "r") { ["send amount"] = 1 }));

    [Fact]
    public void A_refusal_never_shows_a_value()
    {
        var refused = Assert.Throws<ArgumentException>(() => RowLimits.Checked(new TableEntity("ann@example.org/", "r") { ["Cost"] = 4711m }));

        Assert.DoesNotContain("ann", refused.Message, StringComparison.Ordinal);
    }

    private static TableEntity WithProperties(int count)
    {
        var row = new TableEntity("p", "r");
        for (int property = 0; property < count; property++)
        {
            row[$"P{property}"] = property;
        }

        return row;
    }
}
