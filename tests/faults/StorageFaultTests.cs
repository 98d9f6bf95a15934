using System.Net;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Tests.Faults;

/// <summary>
/// Storage fails for a while: pages that are published go on from memory, writes are refused with 503 and when to come back, and whatever was
/// acknowledged is there afterwards, once. Each fault is a state of the proxy between the application and the emulator; no test measures time.
/// </summary>
public sealed class StorageFaultTests
{
    [Theory]
    [InlineData(StorageFault.Busy)]
    [InlineData(StorageFault.TooMany)]
    [InlineData(StorageFault.Unreachable)]
    [InlineData(StorageFault.Full)]
    public async Task Published_pages_go_on_writes_are_told_when_to_come_back_and_nothing_is_lost(StorageFault fault)
    {
        await using var house = await FaultyHouse.OpenAsync();
        var before = await house.ReadPagesAsync();
        string asked = await house.AskAsync();
        using (var kept = await house.AddAsync("kept-before")) Assert.Equal(HttpStatusCode.Created, kept.StatusCode);

        house.Proxy.Fault = fault;
        Assert.Equal(before, await house.ReadPagesAsync());
        Assert.Equal(asked, await house.AskAsync());
        using (var refused = await house.AddAsync("refused-first")) await FaultyHouse.RefusedForNowAsync(refused);
        using (var refused = await house.SubmitAsync("a proposal in an outage")) await FaultyHouse.RefusedForNowAsync(refused);
        using (var refused = await house.OpenUploadAsync("upload-in-an-outage")) await FaultyHouse.RefusedForNowAsync(refused);
        Assert.Equal(before, await house.ReadPagesAsync());

        house.Proxy.Fault = StorageFault.None;
        using (var again = await house.AddAsync("refused-first")) Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await IdAsync(house.SubmitAsync("a proposal in an outage"), "id"), await IdAsync(house.SubmitAsync("a proposal in an outage"), "id"));
        Assert.Single(await house.Get<ProposalStore>().ListAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(await IdAsync(house.OpenUploadAsync("upload-in-an-outage"), "upload"), await IdAsync(house.OpenUploadAsync("upload-in-an-outage"), "upload"));
        Assert.Equal(["kept-before", "refused-first"], await house.OrganisationsAsync());
        Assert.Null((await house.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
        Assert.Equal(before, await house.ReadPagesAsync());
    }

    [Fact]
    public async Task Slow_storage_delays_a_write_and_no_published_page()
    {
        await using var house = await FaultyHouse.OpenAsync();
        var before = await house.ReadPagesAsync();

        house.Proxy.Fault = StorageFault.Slow;
        Assert.Equal(before, await house.ReadPagesAsync());
        using var written = await house.AddAsync("slowly");

        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        Assert.Equal(["slowly"], await house.OrganisationsAsync());
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_asked_once_and_given_up()
    {
        await using var house = await FaultyHouse.OpenAsync(answer: TimeSpan.FromSeconds(5));
        var before = await house.ReadPagesAsync();

        house.Proxy.Fault = StorageFault.Silent;
        Assert.Equal(before, await house.ReadPagesAsync());
        using (var refused = await house.AddAsync("unanswered")) await FaultyHouse.RefusedForNowAsync(refused);
        string[] calls = [.. house.Proxy.Unanswered];
        Assert.NotEmpty(calls);
        Assert.DoesNotContain("", calls);
        Assert.Equal(calls.Distinct(), calls);

        house.Proxy.Fault = StorageFault.None;
        using (var again = await house.AddAsync("unanswered")) Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(["unanswered"], await house.OrganisationsAsync());
        Assert.Null((await house.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
    }

    [Fact]
    public async Task Where_answers_are_lost_what_was_acknowledged_is_there_and_nothing_is_there_twice()
    {
        await using var house = await FaultyHouse.OpenAsync();
        List<string> acknowledged = [], tried = [];
        house.Proxy.Fault = StorageFault.LosesAnswers;
        for (int number = 0; number < 12; number++)
        {
            string id = $"unsure-{number}";
            tried.Add(id);
            using var answer = await house.AddAsync(id);

            // A write whose answer was lost is repeated by the client of storage, which then finds its own row: 409 says that it is there.
            if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict) acknowledged.Add(id);
            else await FaultyHouse.RefusedForNowAsync(answer);
        }

        house.Proxy.Fault = StorageFault.None;
        var there = await house.OrganisationsAsync();

        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(there));
        Assert.Empty(there.Except(tried));
        Assert.Equal(there.Distinct(), there);
        Assert.Null((await house.Get<VerifyAudit>().RunAsync(CancellationToken.None)).Broken);
    }

    [Fact]
    public async Task A_rebuild_that_storage_breaks_leaves_the_site_whole_and_the_next_one_finishes_it()
    {
        await using var house = await FaultyHouse.OpenAsync();
        var before = await house.ReadPagesAsync();
        await house.RenameRegionAsync();

        house.Proxy.Fault = StorageFault.Full;
        await house.RebuildInVainAsync();
        Assert.Equal(before, await house.ReadPagesAsync());

        house.Proxy.Fault = StorageFault.None;
        await house.RebuildAsOtherAsync();
    }

    private static async Task<string> IdAsync(Task<HttpResponseMessage> sent, string member)
    {
        using var answer = await sent;
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        var found = JsonNode.Parse(text)![member]!;
        return found is JsonObject of ? (string)of["id"]! : (string)found!;
    }
}
