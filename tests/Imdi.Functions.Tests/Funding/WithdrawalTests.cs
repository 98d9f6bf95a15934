using Imdi.Functions.Directory;
using Imdi.Functions.Funding;

namespace Imdi.Functions.Tests.Funding;

/// <summary>What is promised or entered is taken back with a reason, as long as nothing rests on it.</summary>
public sealed class WithdrawalTests(FundingHouse house) : IClassFixture<FundingHouse>
{
    private const string Reason = """{"reason":"Entered twice."}""", Cleared = """{"on":"2026-11-12"}""";

    [Fact]
    public async Task A_pledge_is_withdrawn_until_it_is_signed_and_stays_on_record()
    {
        string id = (string)(await DoneAsync("donor", "pledges", """{"amount":{"amount":"60000.00","currency":"USD"},"window":"core"}"""))["id"]!;

        Assert.Equal("reason-missing", await RefusedAsync($"pledges/{id}/withdrawal", """{"reason":" "}"""));
        for (int time = 0; time < 2; time++) Assert.Equal("Entered twice.", (string)(await DoneAsync("secretariat", $"pledges/{id}/withdrawal", Reason))["withdrawn"]!);
        Assert.Equal("pledge-withdrawn", await RefusedAsync("contributions", Contribution("W-1", id)));
        Assert.DoesNotContain(await house.Get<IMovements>().ReadAsync(CancellationToken.None).ToListAsync(), one => one.Id == $"pledge/{id}");
        Assert.Equal(1, await AuditedAsync("pledge-withdrawn", id));

        var second = await DoneAsync("donor", "pledges", """{"amount":{"amount":"50000.00","currency":"USD"},"window":"core"}""");
        string signed = (string)second["id"]!;
        await DoneAsync("secretariat", "contributions", Contribution("W-2", signed));
        Assert.Equal(1, await AuditedAsync("pledge-signed", (string)second["reference"]!));
        Assert.Equal("pledge-signed", await RefusedAsync($"pledges/{signed}/withdrawal", Reason));
        Assert.Equal("no-such-pledge", await RefusedAsync("pledges/NONE/withdrawal", Reason));
    }

    [Fact]
    public async Task A_receipt_is_withdrawn_until_it_is_cleared_and_never_enters_the_ledger()
    {
        string contribution = (string)(await DoneAsync("secretariat", "contributions", Contribution("W-3", null)))["id"]!;
        string withdrawn = await ReceiveAsync(contribution), cleared = await ReceiveAsync(contribution);

        for (int time = 0; time < 2; time++) Assert.Equal("Entered twice.", (string)(await DoneAsync("secretariat", $"receipts/{withdrawn}/withdrawal", Reason))["withdrawn"]!);
        Assert.Equal("receipt-withdrawn", await RefusedAsync($"receipts/{withdrawn}/clearance", Cleared));
        await DoneAsync("secretariat", $"receipts/{cleared}/clearance", Cleared);
        Assert.Equal("receipt-cleared", await RefusedAsync($"receipts/{cleared}/withdrawal", Reason));
        Assert.Equal(1, await AuditedAsync("receipt-withdrawn", withdrawn));
        await SoundAsync();
    }

    [Fact]
    public async Task Cleared_and_withdrawn_at_once_it_is_the_one_or_the_other()
    {
        string contribution = (string)(await DoneAsync("secretariat", "contributions", Contribution("W-4", null)))["id"]!;
        for (int round = 0; round < 12; round++)
        {
            string receipt = await ReceiveAsync(contribution, "100.00");
            var answers = await Task.WhenAll(house.SendAsync("secretariat", "POST", $"receipts/{receipt}/clearance", Cleared), house.SendAsync("secretariat", "POST", $"receipts/{receipt}/withdrawal", Reason));

            Assert.Equal([200, 409], answers.Select(answer => answer.Status).Order());
            var kept = (await house.Get<FundingStore>().FindAsync<Receipt>(receipt, CancellationToken.None))!;
            Assert.Equal((answers[0].Status == 200, answers[1].Status == 200), (kept.Entry is not null, kept.Withdrawn is not null));
        }

        await SoundAsync();
    }

    [Fact]
    public async Task Killed_between_ledger_and_receipt_a_withdrawal_is_finished_by_repeating_it()
    {
        string contribution = (string)(await DoneAsync("secretariat", "contributions", Contribution("W-5", null)))["id"]!;
        string receipt = await ReceiveAsync(contribution);
        Assert.True(await house.Get<LedgerStore>().BarAsync($"receipt/{receipt}", "withdrawn", CancellationToken.None));

        Assert.Equal("receipt-withdrawn", await RefusedAsync($"receipts/{receipt}/clearance", Cleared));
        await DoneAsync("secretariat", $"receipts/{receipt}/withdrawal", Reason);

        Assert.Equal("Entered twice.", (await house.Get<FundingStore>().FindAsync<Receipt>(receipt, CancellationToken.None))!.Withdrawn);
    }

    private static string Contribution(string agreement, string? pledge) =>
        $$$"""{"donor":"demonstration-donor","agreement":"{{{agreement}}}","signedOn":"2026-11-01",{{{(pledge is null ? "" : $"\"pledge\":\"{pledge}\",")}}}"parts":[{"window":"core","amount":{"amount":"50000.00","currency":"USD"}}]}""";

    private async Task<string> ReceiveAsync(string contribution, string amount = "1000.00") =>
        (string)(await DoneAsync("secretariat", "receipts", $$$"""{"contribution":"{{{contribution}}}","window":"core","amount":{"amount":"{{{amount}}}","currency":"USD"},"arrivedOn":"2026-11-10"}"""))["id"]!;

    private async Task SoundAsync() => Assert.True((await house.Get<VerifyLedger>().RunAsync(house.Clock.GetUtcNow(), CancellationToken.None)).IsSound);

    private async Task<int> AuditedAsync(string what, string subject) =>
        await house.Get<AuditStore>().ReadAsync(SomeFunding.Today, CancellationToken.None).CountAsync(entry => entry.What == what && entry.Subject == subject && entry is { Who: "demonstration:secretariat", BeforeHash.Length: 64, AfterHash.Length: 64 });

    private async Task<System.Text.Json.Nodes.JsonNode> DoneAsync(string role, string address, string body)
    {
        var (status, json) = await house.SendAsync(role, "POST", address, body);
        Assert.True(status is 200 or 201, $"{address}: {status} {json}");
        return json!;
    }

    private async Task<string> RefusedAsync(string address, string body)
    {
        var (status, json) = await house.SendAsync("secretariat", "POST", address, body);
        Assert.True(status is >= 400 and < 500, $"{address}: {status} {json}");
        return ((string)json!["type"]!)["urn:imdi:".Length..];
    }
}
