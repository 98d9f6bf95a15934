using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using static Imdi.Functions.Tests.House.ExampleFunding;

namespace Imdi.Functions.Tests.Funding;

/// <summary>What the doors of money do not let into documents and ledger.</summary>
public sealed class MoneyRefusedTests(FundingHouse house) : IClassFixture<FundingHouse>
{
    private const string Ahead = "2026-11-25", Correction = """{"reason":"Not done.","on":"2026-11-24"}""";

    [Fact]
    public async Task Money_is_entered_once_it_has_moved()
    {
        string contribution = await SignAsync("D-1"), receipt = (string)(await DoneAsync("receipts", Receipt(contribution, "2026-11-24")))["id"]!;

        Assert.Equal("date-ahead /signedOn", await RefusedAsync("contributions", Contribution("D-2", signedOn: Ahead)));
        Assert.Equal("date-ahead /arrivedOn", await RefusedAsync("receipts", Receipt(contribution, Ahead)));
        Assert.Equal("date-ahead /clearedOn", await RefusedAsync("receipts", Receipt(contribution, "2026-11-20", $",\"clearedOn\":\"{Ahead}\"")));
        Assert.Equal("date-ahead /on", await RefusedAsync($"receipts/{receipt}/clearance", $$"""{"on":"{{Ahead}}"}"""));
        await DoneAsync($"receipts/{receipt}/clearance", """{"on":"2026-11-24"}""");
        Assert.Equal("date-ahead /on", await RefusedAsync("allocations", Moved(Ahead)));
        Assert.Equal("date-ahead /on", await RefusedAsync("ledger/entries/1/correction", $$"""{"reason":"Wrong account.","on":"{{Ahead}}"}"""));
        await DoneAsync("allocations", Moved("2026-11-24"));
    }

    [Fact]
    public async Task Nothing_personal_is_hashed()
    {
        const string personal = "Asked of someone@example.org";
        string contribution = await SignAsync("T-1");
        await DoneAsync("receipts", Receipt(contribution, "2026-11-20", ",\"clearedOn\":\"2026-11-20\""));

        Assert.Equal("text-wrong /text", await RefusedAsync("allocations", Moved("2026-11-24", $",\"text\":\"{personal}\"")));
        Assert.Equal("text-wrong /text", await RefusedAsync("allocations", Moved("2026-11-24", $",\"text\":\"{new string('x', 501)}\"")));
        Assert.Equal("text-wrong /reason", await RefusedAsync("ledger/entries/1/correction", """{"reason":"Ring +977 1 422 2222.","on":"2026-11-24"}"""));
        Assert.Equal("contribution-incomplete /agreement", await RefusedAsync("contributions", Contribution(personal)));
        await DoneAsync("allocations", Moved("2026-11-24", ",\"text\":\"As the panel decided.\""));
    }

    [Fact]
    public async Task No_amount_is_beyond_what_sums_can_hold()
    {
        const string absurd = "90000000000000000.00", most = "10000000000000.00";
        string Pledge(string amount) => $$$"""{"amount":{"amount":"{{{amount}}}","currency":"USD"},"window":"core"}""";

        Assert.Equal("pledge-incomplete /amount", await RefusedAsync("pledges", Pledge(absurd), "donor"));
        for (int time = 0; time < 2; time++) await DoneAsync("pledges", Pledge(most), "donor");
        Assert.Equal("contribution-incomplete /parts", await RefusedAsync("contributions", Contribution("M-1", amount: absurd)));
        await DoneAsync("contributions", Contribution("M-2", amount: most));

        var movements = PublicLedger.Of(await house.Get<IMovements>().ReadAsync(CancellationToken.None).ToListAsync(), id => id, _ => null);
        Assert.True(DonorRow.Of(new RegisterBook([], movements)).Sum(row => row.Pledged.Minor) >= 2_000_000_000_000_000);
    }

    [Fact]
    public async Task What_is_signed_is_what_its_donor_pledged()
    {
        string pledge = (string)(await DoneAsync("pledges", """{"amount":{"amount":"1000.00","currency":"USD"},"window":"core","isAnonymous":true}""", "donor"))["id"]!;
        await house.Get<OrganisationStore>().AddAsync(new("another-donor", "Another donor", Constituency.Donor, null, null, null), CancellationToken.None);

        Assert.Equal("contribution-incomplete /pledge", await RefusedAsync("contributions", Contribution("P-1", ",\"pledge\":\"NONE\"")));
        Assert.Equal("contribution-incomplete /pledge", await RefusedAsync("contributions", Contribution("P-2", $",\"pledge\":\"{pledge}\"").Replace("demonstration-donor", "another-donor", StringComparison.Ordinal)));
        Assert.Equal("contribution-incomplete /proposal", await RefusedAsync("contributions", Contribution("P-3", ",\"proposal\":\"NONE\"")));
        Assert.True((bool)(await DoneAsync("contributions", Contribution("P-4", $",\"pledge\":\"{pledge}\",\"proposal\":\"{Project}\"")))["isAnonymous"]!);
    }

    [Fact]
    public async Task A_key_is_one_document_and_nobody_elses()
    {
        string Pledge(string email, string amount = "5.00") => $$$"""{"amount":{"amount":"{{{amount}}}","currency":"USD"},"window":"core","name":"A foundation","email":"{{{email}}}"}""";
        async Task<string> PledgedAsync(string email) => (string)(await DoneAsync("pledges", Pledge(email), null, "pledge-1"))["id"]!;

        string first = await PledgedAsync("one@example.org");
        Assert.Equal(first, await PledgedAsync("one@example.org"));
        Assert.NotEqual(first, await PledgedAsync("two@example.org"));
        Assert.Equal("key-used", await RefusedAsync("pledges", Pledge("one@example.org", "6.00"), null, "pledge-1"));

        string contribution = (string)(await DoneAsync("contributions", Contribution("K-1"), key: "k"))["id"]!;
        Assert.Equal(contribution, (string)(await DoneAsync("contributions", Contribution("K-1"), key: "k"))["id"]!);
        Assert.Equal("key-used", await RefusedAsync("contributions", Contribution("K-1", amount: "999.00"), key: "k"));
        await DoneAsync("receipts", Receipt(contribution, "2026-11-20"), key: "k");
        await DoneAsync("receipts", Receipt(contribution, "2026-11-20"), key: "k");
        Assert.Equal("key-used", await RefusedAsync("receipts", Receipt(contribution, "2026-11-20", amount: "99.00"), key: "k"));
    }

    [Fact]
    public async Task What_is_moved_back_stays_within_what_is_asked_for_and_signed()
    {
        string contribution = (string)(await DoneAsync("contributions", Contribution("B-1", amount: "60000.00")))["id"]!;
        await DoneAsync("receipts", Receipt(contribution, "2026-11-20", ",\"clearedOn\":\"2026-11-20\"", "60000.00"));
        string AmountOf(string amount) => Moved("2026-11-24").Replace("10.00", amount, StringComparison.Ordinal);
        var given = (await house.Get<LedgerStore>().ReadAsync(CancellationToken.None)).State.Sum(SomeFunding.Usd, account => account.Proposal == Project);
        string rest = (SomeFunding.Dollars(50_000) - given).ToAmountText();

        await DoneAsync("allocations", AmountOf(rest));
        long released = (long)(await DoneAsync("releases", AmountOf("1000.00")))["entry"]!;
        await DoneAsync("allocations", AmountOf("1000.00"));
        Assert.Equal("more-than-budget", await RefusedAsync($"ledger/entries/{released}/correction", Correction));
        await DoneAsync("releases", AmountOf("1000.00"));
        await DoneAsync($"ledger/entries/{released}/correction", Correction);

        string Refund(string amount) => $$$"""{"contribution":"{{{contribution}}}","window":"core","amount":{"amount":"{{{amount}}}","currency":"USD"},"on":"2026-11-24"}""";
        long refunded = (long)(await DoneAsync("refunds", Refund("500.00")))["entry"]!;
        await DoneAsync("receipts", Receipt(contribution, "2026-11-21", ",\"clearedOn\":\"2026-11-21\"", "500.00"));
        Assert.Equal("more-than-signed", await RefusedAsync($"ledger/entries/{refunded}/correction", Correction));
        await DoneAsync("releases", AmountOf("1000.00"));
    }

    private static string Moved(string on, string more = "") => $$$"""{"proposal":"{{{Project}}}","window":"core","amount":{"amount":"10.00","currency":"USD"},"on":"{{{on}}}"{{{more}}} }""";

    private static string Receipt(string contribution, string arrivedOn, string more = "", string amount = "100.00") =>
        $$$"""{"contribution":"{{{contribution}}}","window":"core","amount":{"amount":"{{{amount}}}","currency":"USD"},"arrivedOn":"{{{arrivedOn}}}"{{{more}}} }""";

    private static string Contribution(string agreement, string more = "", string signedOn = "2026-11-01", string amount = "1000.00") =>
        $$$"""{"donor":"demonstration-donor","agreement":"{{{agreement}}}","signedOn":"{{{signedOn}}}","parts":[{"window":"core","amount":{"amount":"{{{amount}}}","currency":"USD"}}]{{{more}}} }""";

    private async Task<string> SignAsync(string agreement) => (string)(await DoneAsync("contributions", Contribution(agreement)))["id"]!;

    private async Task<JsonNode> DoneAsync(string address, string body, string? role = "secretariat", string? key = null)
    {
        var (status, json) = await house.SendAsync(role, "POST", address, body, key);
        Assert.True(status is 200 or 201, $"{address}: {status} {json}");
        return json!;
    }

    private async Task<string> RefusedAsync(string address, string body, string? role = "secretariat", string? key = null)
    {
        var (status, json) = await house.SendAsync(role, "POST", address, body, key);
        Assert.True(status is >= 400 and < 500, $"{address}: {status} {json}");
        string code = ((string)json!["type"]!)["urn:imdi:".Length..];
        return string.Join(' ', (json["errors"]?.AsArray() ?? []).Select(error => (string)error!["pointer"]!).Prepend(code));
    }
}
