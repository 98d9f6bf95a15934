using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using static Imdi.Functions.Tests.House.ExampleFunding;

namespace Imdi.Functions.Tests.Funding;

/// <summary>A payment that was taken back pays nothing, whenever it was taken back.</summary>
public sealed class PaidAnewTests(FundingHouse house) : IClassFixture<FundingHouse>, IAsyncLifetime
{
    private const string Correction = """{"reason":"Wrong account.","on":"2026-11-24"}""", Day = """{"on":"2026-11-24"}""", Grant = $"grants/{Project}";

    private static readonly string Whole = PlanOf("10.00", "10.00"), Cut = PlanOf("10.00");

    public async Task InitializeAsync()
    {
        string contribution = (string)(await DoneAsync("POST", "contributions", """{"donor":"demonstration-donor","agreement":"A-1","signedOn":"2026-11-01","parts":[{"window":"core","amount":{"amount":"1000.00","currency":"USD"}}]}"""))["id"]!;
        await DoneAsync("POST", "receipts", $$"""{"contribution":"{{contribution}}","window":"core","amount":{"amount":"1000.00","currency":"USD"},"arrivedOn":"2026-11-10","clearedOn":"2026-11-12"}""");
        await DoneAsync("POST", "allocations", $$"""{"proposal":"{{Project}}","window":"core","amount":{"amount":"1000.00","currency":"USD"},"on":"2026-11-15"}""");
        await DoneAsync("POST", $"{Grant}/conditions/1", """{"text":"Study received."}""");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Taken_out_of_the_plan_and_planned_again()
    {
        await DoneAsync("PUT", $"{Grant}/tranches", Whole);
        await DoneAsync("POST", $"{Grant}/tranches/1/payment", Day);
        long first = (long)(await DoneAsync("POST", $"{Grant}/tranches/2/payment", Day))["entry"]!;
        await DoneAsync("POST", $"ledger/entries/{first}/correction", Correction);
        await DoneAsync("PUT", $"{Grant}/tranches", Cut);
        await DoneAsync("PUT", $"{Grant}/tranches", Whole);

        long second = (long)(await DoneAsync("POST", $"{Grant}/tranches/2/payment", Day))["entry"]!;

        Assert.True(second > first);
        Assert.Equal(second, (await TrancheAsync(2)).Entry);

        // Killed before it was marked, then taken back.
        await DoneAsync("PUT", $"{Grant}/tranches", PlanOf("10.00", "10.00", "5.00"));
        var order = new LedgerCommand($"tranche/{Project}/3/1", "pay core 5.00 USD", state => Entries.Disburse(state, "core", Project, SomeFunding.Dollars(5), SomeFunding.Note($"tranche/{Project}/3/1")));
        long killed = (await house.Get<EnterCommands>().RunAsync(order, CancellationToken.None)).Value.Sequence;
        await DoneAsync("POST", $"ledger/entries/{killed}/correction", Correction);

        long anew = (long)(await DoneAsync("POST", $"{Grant}/tranches/3/payment", Day))["entry"]!;

        Assert.True(anew > killed);
        Assert.Equal((anew, 2), ((await TrancheAsync(3)).Entry!.Value, (await TrancheAsync(3)).Attempt));
        Assert.Equal(SomeFunding.Dollars(25), (await house.Get<LedgerStore>().ReadAsync(CancellationToken.None)).State.Sum(SomeFunding.Usd, account => account.IsPaid));
    }

    [Fact]
    public async Task Each_write_leaves_its_entry_in_the_audit_trail()
    {
        await DoneAsync("PUT", $"{Grant}/tranches", PlanOf("10.00", "10.00", "5.00", "1.00"));
        long entry = 0;
        for (int number = 1; number <= 4; number++) entry = (long)(await DoneAsync("POST", $"{Grant}/tranches/{number}/payment", Day))["entry"]!;
        await DoneAsync("POST", $"ledger/entries/{entry}/correction", Correction);

        var left = await house.Get<AuditStore>().ReadAsync(SomeFunding.Today, CancellationToken.None).Where(one => one.Subject is $"project/{Project}" or Project).ToListAsync();
        Assert.Equal(["project-opened", "proposal-under-way"], left.Select(one => one.What).Where(what => what is "project-opened" or "proposal-under-way"));
        Assert.Contains(left, one => one is { What: "tranche-noted-paid", Who: "demonstration:secretariat", BeforeHash.Length: 64, AfterHash.Length: 64 });
        Assert.Contains(left, one => one is { What: "tranche-taken-back", BeforeHash.Length: 64, AfterHash.Length: 64 });
    }

    [Fact]
    public async Task Nobody_plans_over_what_was_planned_or_paid_meanwhile()
    {
        string plan = PlanOf("10.00", "10.00", "5.00", "1.00"), before = await house.TagAsync(Grant);
        await DoneAsync("PUT", $"{Grant}/tranches", plan);

        Assert.Equal(428, (await house.SendAsync("secretariat", "PUT", $"{Grant}/tranches", Cut)).Status);
        var (status, json) = await house.SendAsync("secretariat", "PUT", $"{Grant}/tranches", Cut, ifMatch: before);
        Assert.Equal((412, 4), (status, json!["current"]!["tranches"]!.AsArray().Count));
    }

    private static string PlanOf(params string[] amounts) =>
        $"[{string.Join(',', amounts.Select((amount, index) => $$$"""{"number":{{{index + 1}}},"window":"core","amount":{"amount":"{{{amount}}}","currency":"USD"}}"""))}]";

    private async Task<Tranche> TrancheAsync(int number) => (await house.Get<FundingStore>().FindAsync<FundedProject>(Project, CancellationToken.None))!.Tranches[number - 1];

    private async Task<JsonNode> DoneAsync(string method, string address, string body)
    {
        var (status, json) = await house.SendAsync("secretariat", method, address, body, ifMatch: method == "PUT" ? await house.TagAsync(Grant) : null);
        Assert.True(status is 200 or 201, $"{method} {address}: {status} {json}");
        return json!;
    }
}
