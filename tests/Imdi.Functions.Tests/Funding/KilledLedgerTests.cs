using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Commands;
using Imdi.Functions.Tests.House;
using Xunit.Abstractions;

namespace Imdi.Functions.Tests.Funding;

/// <summary>The real program, killed with SIGKILL while four callers move money through it: each repeats with the same key what was not answered.</summary>
public sealed class KilledLedgerTests(ITestOutputHelper output) : IAsyncLifetime
{
    // A process takes 60 writing requests a minute from an address.
    private const int Kills = 3, Callers = 4, EachLife = 13;

    private readonly DataFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_lost_doubled_or_half_entered()
    {
        var site = await _folder.ServeAsync();
        var contribution = SomeFunding.Contribution("C1", 1_000_000);
        await new FundingStore(_folder.Storage()).AddAsync(contribution, CancellationToken.None);
        await new ProposalStore(_folder.Storage()).AddAsync(SomeFunding.Proposal(ExampleFunding.Project), CancellationToken.None);
        int[] next = new int[Callers];
        List<long>[] entered = [.. Enumerable.Range(0, Callers).Select(_ => new List<long>())];
        for (int life = 0; life <= Kills; life++)
        {
            int before = entered.Sum(one => one.Count);
            var work = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => LiveAsync(caller)));
            if (life < Kills)
            {
                while (entered.Sum(one => one.Count) < before + 5 + (7 * life) && !work.IsCompleted) await Task.Delay(3);
                await site.KillAsync();
            }

            await work;
            output.WriteLine($"Life {life}: {entered.Sum(one => one.Count)} answered.");
            if (life < Kills) site = await _folder.ServeAsync();
        }

        var entries = await RandomOperationsTests.AssertInvariantsAsync(_folder.Storage(), [contribution]);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(number => (long)number), entered.SelectMany(one => one).Order());
        var verify = await _folder.DoAsync("ledger", "verify");
        Assert.Contains($"Ledger: {entries.Count} entries", verify.Output, StringComparison.Ordinal);

        async Task LiveAsync(int caller)
        {
            try
            {
                using var http = new HttpClient { BaseAddress = _folder.Address };
                http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
                using var signed = await http.PostAsJsonAsync("/api/auth/development", new { role = "secretariat" });
                signed.EnsureSuccessStatusCode();
                for (int done = 0; done < EachLife; done++)
                {
                    using var request = Request(caller, next[caller]);
                    using var answer = await http.SendAsync(request);
                    string text = await answer.Content.ReadAsStringAsync();
                    Assert.True(answer.IsSuccessStatusCode || text.Contains("balance-too-low", StringComparison.Ordinal), text);
                    if (answer.IsSuccessStatusCode) entered[caller].Add((long)System.Text.Json.Nodes.JsonNode.Parse(text)!["entry"]!);
                    next[caller]++;
                }
            }
            catch (HttpRequestException)
            {
                // Killed: what was not answered is asked again.
            }
        }
    }

    private static HttpRequestMessage Request(int caller, int number)
    {
        string amount = string.Create(CultureInfo.InvariantCulture, $$"""{"amount":"{{(number % 7) + 1}}.01","currency":"USD"}"""), today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (address, body) = (number % 3) switch
        {
            1 => ("allocations", $$"""{"proposal":"{{ExampleFunding.Project}}","window":"core","amount":{{amount}},"on":"{{today}}"}"""),
            2 => ("refunds", $$"""{"contribution":"C1","window":"core","amount":{{amount}},"on":"{{today}}"}"""),
            _ => ("receipts", $$"""{"contribution":"C1","window":"core","amount":{"amount":"20.00","currency":"USD"},"arrivedOn":"{{today}}","clearedOn":"{{today}}"}"""),
        };
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/funding/{address}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"{caller}-{number}"));
        return request;
    }
}
