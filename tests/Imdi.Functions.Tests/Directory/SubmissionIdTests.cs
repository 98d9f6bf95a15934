using CsCheck;
using Imdi.Functions.Directory;

namespace Imdi.Functions.Tests.Directory;

public sealed class SubmissionIdTests
{
    [Fact]
    public void It_is_written_as_the_specification_of_ULID_does()
    {
        // The example of https://github.com/ulid/spec: 01ARZ3NDEK is 1469918176385 ms.
        var id = SubmissionId.Of(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385), new byte[SubmissionId.EntropyBytes]);

        Assert.Equal("01ARYZ6S410000000000000000", id.ToString());
    }

    [Fact]
    public void Text_and_id_are_the_same_thing() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000], Gen.Byte.Array[SubmissionId.EntropyBytes]).Sample((milliseconds, entropy) =>
        {
            var id = SubmissionId.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), entropy);

            Assert.Equal(id, SubmissionId.Parse(id.ToString(), null));
            Assert.Equal(id, SubmissionId.Parse(id.ToString().ToLowerInvariant(), null));
            Assert.Equal(milliseconds, id.At.ToUnixTimeMilliseconds());
        });

    [Fact]
    public void Ids_sort_by_time() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000], Gen.Long[1, 1_000_000], Gen.Byte.Array[SubmissionId.EntropyBytes]).Sample((milliseconds, later, entropy) =>
            string.CompareOrdinal(
                SubmissionId.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), entropy).ToString(),
                SubmissionId.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds + later), new byte[SubmissionId.EntropyBytes]).ToString()) < 0);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01ARYZ6S41000000000000000")]
    [InlineData("01ARYZ6S4100000000000000000")]
    [InlineData("81ARYZ6S410000000000000000")]
    [InlineData("01ARYZ6S41000000000000000U")]
    [InlineData("01ARYZ6S4100000000000000é0")]
    public void Anything_else_is_no_id(string? text) => Assert.False(SubmissionId.TryParse(text, null, out _));
}
