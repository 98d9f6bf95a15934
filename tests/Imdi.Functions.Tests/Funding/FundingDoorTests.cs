using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.House;
using static Imdi.Functions.Tests.House.ExampleFunding;

namespace Imdi.Functions.Tests.Funding;

public sealed class FundingDoorTests(FundingHouse house) : IClassFixture<FundingHouse>
{
    private static readonly string[] Roles = ["secretariat", "agency", "focal-point", "executing-agency", "donor", "panel-1"];

    [Fact]
    public async Task From_a_pledge_to_the_final_report()
    {
        var pledge = await Done("donor", "POST", "pledges", """{"amount":{"amount":"60000.00","currency":"USD"},"window":"core","email":"donor@example.org"}""");
        string contribution = (string)(await Done("secretariat", "POST", "contributions", $$$"""{"donor":"demonstration-donor","agreement":"A-1","signedOn":"2026-11-01","parts":[{"window":"core","amount":{"amount":"60000.00","currency":"USD"}}],"pledge":"{{{pledge["id"]}}}"}"""))["id"]!;
        string receipt = (string)(await Done("secretariat", "POST", "receipts", $$"""{"contribution":"{{contribution}}","window":"core","amount":{"amount":"50000.00","currency":"USD"},"arrivedOn":"2026-11-10"}"""))["id"]!;

        // What has not cleared cannot be allocated.
        Assert.Equal("balance-too-low", await Refused("secretariat", "POST", "allocations", Allocation("50000.00")));
        await Done("secretariat", "POST", $"receipts/{receipt}/clearance", """{"on":"2026-11-12"}""");
        await Done("secretariat", "POST", $"receipts/{receipt}/clearance", """{"on":"2026-11-13"}""");

        // Two at once for the last balance.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => house.SendAsync("secretariat", "POST", "allocations", Allocation("40000.00"))));
        Assert.Equal([201, 409], both.Select(one => one.Status).Order());
        Assert.Equal(ProposalStage.UnderWay, (await house.Get<ProposalStore>().FindAsync(Project, CancellationToken.None))!.Stage);

        await Done("secretariat", "PUT", $"grants/{Project}/tranches", """[{"number":1,"window":"core","amount":{"amount":"20000.00","currency":"USD"}},{"number":2,"window":"core","amount":{"amount":"20000.00","currency":"USD"},"report":1,"condition":1}]""");
        var asked = (await house.Get<ProposalStore>().FindAsync(Project, CancellationToken.None))!;
        Assert.True((await house.Get<ProposalStore>().SaveAsync(asked, asked.NameContact(new("Asha Rai", "asha@example.org", null)).Value, CancellationToken.None)).IsOk);
        var paid = await Done("secretariat", "POST", $"grants/{Project}/tranches/1/payment", """{"on":"2026-11-20"}""");
        Assert.Equal((long)paid["entry"]!, (long)(await Done("secretariat", "POST", $"grants/{Project}/tranches/1/payment", """{"on":"2026-11-20"}"""))["entry"]!);
        Assert.Equal("report-not-accepted", await Refused("secretariat", "POST", $"grants/{Project}/tranches/2/payment", """{"on":"2026-11-24"}"""));

        await house.Get<DailyDuties>().RunAsync(CancellationToken.None);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await house.Get<DailyDuties>().RunAsync(CancellationToken.None);
        Assert.Equal(["report-due", "report-overdue"], house.Messages.Select(message => message.Template).Where(template => template.StartsWith("report-", StringComparison.Ordinal)));
        Assert.Equal("report-overdue", await Refused("secretariat", "POST", $"grants/{Project}/tranches/2/payment", """{"on":"2026-12-01"}"""));
        await Done("executing-agency", "POST", $"grants/{Project}/reports/1", """{"actuals":[{"indicator":"1.1","value":120}],"narrative":"Courses.","spent":[{"category":"Training","amount":{"amount":"15000.00","currency":"USD"}}]}""");
        await Done("secretariat", "POST", $"grants/{Project}/reports/1/judgement", """{"accepts":true}""");
        Assert.Equal("condition-not-met", await Refused("secretariat", "POST", $"grants/{Project}/tranches/2/payment", """{"on":"2026-12-01"}"""));
        await Done("secretariat", "POST", $"grants/{Project}/conditions/1", """{"text":"Study received."}""");
        var second = await Done("secretariat", "POST", $"grants/{Project}/tranches/2/payment", """{"on":"2026-12-01"}""");

        // Taken back, it can be paid anew.
        await Done("secretariat", "POST", $"ledger/entries/{second["entry"]}/correction", """{"reason":"Wrong account.","on":"2026-12-01"}""");
        Assert.NotEqual((long)second["entry"]!, (long)(await Done("secretariat", "POST", $"grants/{Project}/tranches/2/payment", """{"on":"2026-12-01"}"""))["entry"]!);
        Assert.Equal(3, house.Messages.Where(message => message.Template == "tranche-paid").DistinctBy(message => message.Id).Count());
        await Done("secretariat", "POST", "refunds", $$"""{"proposal":"{{Project}}","window":"core","amount":{"amount":"100.00","currency":"USD"},"on":"2026-12-01"}""");

        var statement = await Done("donor", "GET", "statement");
        Assert.True((bool)statement["reconciles"]!);
        Assert.Equal("60000.00 60000.00 50000.00 39900.00 39900.00 10100.00", string.Join(' ', new[] { "pledged", "signed", "received", "allocated", "paid", "balance" }.Select(name => (string)statement["totals"]![0]![name]!["amount"]!)));
        Assert.Equal(["Expenditure", "Commitment", "Receipt", "Allocation", "Disbursement", "Pledge", "Disbursement", "Correction", "Disbursement", "RefundByProject"], await house.Get<IMovements>().ReadAsync(CancellationToken.None).Select(one => one.Kind.ToString()).ToListAsync());
        await StatementByLinkAsync();
        var verification = await Done(null, "GET", "ledger/verification");
        Assert.Equal((true, 7L), ((bool)verification["isSound"]!, (long)verification["entries"]!));
    }

    [Fact]
    public async Task Lists_come_in_pages_that_no_pledge_made_meanwhile_shifts()
    {
        List<string> made = [], listed = [];
        for (int number = 0; number < 5; number++) made.Add((string)(await Done("donor", "POST", "pledges", $$"""{"amount":{"amount":"{{number + 1}}.00","currency":"USD"},"window":"core","email":"donor@example.org"}"""))["id"]!);
        for (string? next = "pledges?limit=2"; next is not null;)
        {
            var page = await Done("secretariat", "GET", next);
            var items = page["items"]!.AsArray();
            listed.AddRange(items.Select(one => (string)one!["id"]!));
            next = (string?)page["next"] is { } address ? address["/api/funding/".Length..] : null;
            Assert.True(items.Count == 2 || next is null);
        }

        Assert.Equal(listed.Distinct(), listed);
        Assert.Equal(made.Order(StringComparer.Ordinal), listed.Where(made.Contains));
        Assert.Equal("unknown-next", await Refused("secretariat", "GET", "receipts?after=!"));
    }

    [Theory]
    [InlineData("POST", "windows", "secretariat")]
    [InlineData("GET", "pledges", "secretariat")]
    [InlineData("POST", "pledges/1/withdrawal", "secretariat")]
    [InlineData("POST", "contributions", "secretariat")]
    [InlineData("GET", "contributions", "secretariat")]
    [InlineData("POST", "receipts", "secretariat")]
    [InlineData("GET", "receipts", "secretariat")]
    [InlineData("POST", "receipts/1/clearance", "secretariat")]
    [InlineData("POST", "receipts/1/withdrawal", "secretariat")]
    [InlineData("GET", $"grants/{Project}/sources?window=core", "secretariat")]
    [InlineData("POST", "allocations", "secretariat")]
    [InlineData("POST", "releases", "secretariat")]
    [InlineData("POST", "refunds", "secretariat")]
    [InlineData("POST", "exchanges", "secretariat")]
    [InlineData("POST", "ledger/entries/1/correction", "secretariat")]
    [InlineData("GET", "grants", "secretariat", "executing-agency")]
    [InlineData("GET", $"grants/{Project}", "secretariat", "executing-agency")]
    [InlineData("POST", $"grants/{Project}/reports/1", "secretariat", "executing-agency")]
    [InlineData("POST", $"grants/{Project}/reports/1/judgement", "secretariat")]
    [InlineData("PUT", $"grants/{Project}/tranches", "secretariat")]
    [InlineData("POST", $"grants/{Project}/tranches/1/payment", "secretariat")]
    [InlineData("POST", $"grants/{Project}/conditions/1", "secretariat")]
    [InlineData("GET", "statement", "secretariat", "donor")]
    public async Task A_door_is_closed_to_everybody_else(string method, string address, params string[] open)
    {
        Assert.Equal(401, (await house.SendAsync(null, method, address, method == "GET" ? null : "{}")).Status);
        foreach (string role in Roles.Except(open)) Assert.Equal((role, 403), (role, (await house.SendAsync(role, method, address, method == "GET" ? null : "{}")).Status));
    }

    [Fact]
    public async Task An_agency_sees_only_its_own_projects()
    {
        const string other = "01KB7Z0000EXAMP1E0THER0000";
        var proposal = SomeFunding.Proposal(other);
        await house.Get<FundingStore>().AddAsync(FundedProject.Of(proposal) with { Agencies = ["iom"] }, CancellationToken.None);

        Assert.Equal("no-such-project", await Refused("executing-agency", "GET", $"grants/{other}"));
        Assert.Equal("no-such-project", await Refused("executing-agency", "POST", $"grants/{other}/reports/1", """{"actuals":[],"narrative":"n","spent":[]}"""));
    }

    private async Task StatementByLinkAsync()
    {
        string link = house.Messages.Single(message => message.Template == "receipt-issued").Values[2].Split('/')[^2];
        using var answer = await (await house.AsAsync(null)).GetAsync(new Uri($"/api/funding/statement.csv?link={link}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(8, (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n").Length);
        Assert.Equal(401, (await house.SendAsync(null, "GET", "statement?link=AAAAAAAAAAAAAAAAAAAAAA")).Status);
    }

    private static string Allocation(string amount) => $$$"""{"proposal":"{{{Project}}}","window":"core","amount":{"amount":"{{{amount}}}","currency":"USD"},"on":"2026-11-15"}""";

    private async Task<System.Text.Json.Nodes.JsonNode> Done(string? role, string method, string address, string? body = null)
    {
        var (status, json) = await house.SendAsync(role, method, address, body, ifMatch: method == "PUT" ? await house.TagAsync($"grants/{Project}") : null);
        Assert.True(status is 200 or 201, $"{method} {address}: {status} {json}");
        return json!;
    }

    private async Task<string> Refused(string role, string method, string address, string? body = null)
    {
        var (status, json) = await house.SendAsync(role, method, address, body);
        Assert.True(status is >= 400 and < 500, $"{method} {address}: {status} {json}");
        return ((string)json!["type"]!)["urn:imdi:".Length..];
    }
}
