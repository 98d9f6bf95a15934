using Imdi.Shared;
using Imdi.Web.Pages.Register;

namespace Imdi.Web.Tests;

public sealed class LedgerPageTests
{
    [Theory, InlineData("en", "Monitoring and evaluation"), InlineData("fr", "Suivi et évaluation")]
    public async Task What_was_spent_is_said_in_the_readers_words_and_an_internal_id_nowhere(string tag, string words)
    {
        var row = new LedgerRow(null, "report/01KDEXAMPLE/1", new(2026, 9, 30), "expenditure", "core", new Money(1_100_000, Currency.Parse("USD")), null, null, false, "IMDI-6Q21-3SCY-Z", "MonitoringEvaluation", false);

        string page = System.Net.WebUtility.HtmlDecode(await Rendered.Pages.RenderAsync<LedgerPage>(A.Site, PageAddress.PublicLedger(Language.Parse(tag, null)), new LedgerModel([], [row], 1, 1, 1, 1, "")));

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("MonitoringEvaluation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("01KDE", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_shows_its_hash_and_leads_to_it()
    {
        var row = new LedgerRow(12, "12", new(2026, 9, 30), "receipt", "core", new Money(1_100_000, Currency.Parse("USD")), null, null, false, null, null, false, new string('a', 64));

        string page = await Rendered.Pages.RenderAsync<LedgerPage>(A.Site with { HasApi = true }, PageAddress.PublicLedger(Language.English), new LedgerModel([], [row], 1, 1, 1, 1, ""));

        Assert.Contains("""<a href="/api/funding/ledger/entries/12"><code dir="ltr">aaaaaaaaaaaa</code></a>""", page, StringComparison.Ordinal);
    }
}
