using Azure.Data.Tables;
using CsCheck;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Storage;

public sealed class RowBatchesTests
{
    [Fact]
    public void Rows_of_several_partitions_are_batched_by_partition() =>
        Assert.Equal([("a", 2), ("b", 1)], RowBatches.Of([new("a", "1"), new("b", "1"), new("a", "2")]).Select(batch => (batch[0].PartitionKey, batch.Count)));

    [Fact]
    public void A_row_twice_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => RowBatches.Of([new("a", "1"), new("a", "1")]).ToList());

    [Fact]
    public void Nothing_to_write_is_no_batch() => Assert.Empty(RowBatches.Of([]));

    [Fact]
    public void No_batch_breaks_a_limit_and_no_row_is_lost() =>
        Gen.Select(Gen.Int[1, 350], Gen.Int[0, 30_000]).Sample((count, size) =>
        {
            var rows = Enumerable.Range(0, count).Select(number => new TableEntity("p", number.ToString("d4")) { ["Text"] = new string('é', size) });

            var batches = RowBatches.Of(rows).ToList();

            Assert.Equal(count, batches.Sum(batch => batch.Count));
            Assert.All(batches, batch => Assert.InRange(batch.Count, 1, 100));
            Assert.All(batches, batch => Assert.InRange(batch.Sum(RowSize.OnTheWire), 1, RowBatches.Bytes));
        }, iter: 40);

    [Fact]
    public async Task The_estimate_is_never_under_what_is_sent()
    {
        var lengths = new LengthPolicy();
        var table = (await AzuriteServer.FreshAsync(lengths)).Table(StorageNames.Nightly);
        var rows = Enumerable.Range(0, 100).Select(number => new TableEntity("p é", $"r'{number:d4}")
        {
            ["Text"] = "Ünïcode, \"quotes\" & <tags> 漢字\n" + new string('é', number),
            ["Long"] = long.MaxValue, ["Double"] = 1.0 / 3, ["When"] = DateTimeOffset.MaxValue, ["Id"] = Guid.NewGuid(), ["Bytes"] = new byte[100], ["Yes"] = true,
        }).ToList();

        await table.UpsertManyAsync(rows, CancellationToken.None);

        Assert.InRange(lengths.Longest, 1, rows.Sum(RowSize.OnTheWire));
    }

    private sealed class LengthPolicy : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public long Longest { get; private set; }

        public override void OnSendingRequest(Azure.Core.HttpMessage message)
        {
            if (message.Request.Content?.TryComputeLength(out long length) == true)
            {
                Longest = Math.Max(Longest, length);
            }
        }
    }
}
