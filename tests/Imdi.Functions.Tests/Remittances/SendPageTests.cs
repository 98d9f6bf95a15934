using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Remittances;

public sealed class SendPageTests(SmallHouse small) : IClassFixture<SmallHouse>
{
    private readonly RemittanceHouse _house = small.House;

    [Theory]
    [InlineData("/en/send/?from=GBR&to=IND&amount=300", "/en/send/gbr/ind/?amount=300")]
    [InlineData("/ar/send/?from=gb&to=IND&receive=5000", "/ar/send/gbr/ind/?receive=5000")]
    [InlineData("/fr/send/?from=GBR&to=IND&amount=", "/fr/send/gbr/ind/")]
    public async Task A_choice_leads_to_its_corridor_without_script(string asked, string address)
    {
        using var response = await _house.GetAsync(asked);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(address, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_pair_that_nobody_knows_is_said_on_the_page()
    {
        using var response = await _house.GetAsync("/en/send/?from=IND&to=GBR&amount=200");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("role=\"alert\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corridor_asked_with_an_amount_is_worked_out_for_it()
    {
        using var usual = await _house.GetAsync("/en/send/gbr/ind/");
        using var asked = await _house.GetAsync("/en/send/gbr/ind/?amount=280");
        string page = await asked.Content.ReadAsStringAsync();

        Assert.Contains("\"model\"", await usual.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("value=\"280\"", page, StringComparison.Ordinal);
        Assert.Contains("28,644", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_what_must_be_sent_the_page_lists_apart_who_hides_the_rate_and_offers_the_same_as_a_file()
    {
        using var asked = await _house.GetAsync("/en/send/gbr/ind/?receive=14175&pay=cash");
        string page = await asked.Content.ReadAsStringAsync();

        Assert.Contains("cannot be worked out: rate not disclosed", page, StringComparison.Ordinal);
        Assert.Contains("/api/remittances/corridors/GBR/IND.csv?lang=en&amp;receive=14175&amp;pickup=cash", page, StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("&pay=cash")]
    public async Task A_chip_counts_the_services_that_its_list_ranks(string pay)
    {
        using var asked = await _house.GetAsync($"/en/send/gbr/ind/?amount=280{pay}");
        string page = await asked.Content.ReadAsStringAsync();
        string chip = page[page.IndexOf("aria-current=\"true\" data-pay", StringComparison.Ordinal)..];

        Assert.Equal(page.Split("<tr class=\"best\" data-pay").Length + page.Split("<tr data-pay").Length - 2, int.Parse(chip[(chip.IndexOf("count\">", StringComparison.Ordinal) + 7)..].Split('<')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_fee_on_top_is_said_as_what_is_paid_in_all()
    {
        using var asked = await _house.GetAsync("/fr/send/gbr/ind/?amount=280");

        Assert.Contains("vous payez", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount=0")]
    [InlineData("amount=plenty")]
    [InlineData("receive=-1")]
    [InlineData("amount=1000000")]
    public async Task A_wrong_amount_is_asked_for_again(string query)
    {
        using var response = await _house.GetAsync($"/es/send/gbr/ind/?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("300", 300)]
    [InlineData("300.50", 300.5)]
    [InlineData("300,5", 300.5)]
    [InlineData("1 200", 1200)]
    [InlineData("1,200", 1200)]
    [InlineData("1.200,50", 1200.5)]
    [InlineData("1,200.50", 1200.5)]
    [InlineData("1.200.000", 1200000)]
    [InlineData("٣٠٠٫٥", 300.5)]
    [InlineData("-5", -5)]
    public void Amounts_are_read_as_people_type_them(string text, decimal amount) => Assert.Equal(amount, TypedAmount.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("plenty")]
    [InlineData("1e5")]
    [InlineData("999999999999999999999999999999999")]
    public void What_is_no_amount_is_none(string text) => Assert.Null(TypedAmount.Parse(text));

    [Theory]
    [InlineData("imdi-k7qm")]
    [InlineData("<script>")]
    public void A_reference_needs_its_check_character(string text) => Assert.False(Reference.TryNormalise(text, out _));

    [Fact]
    public void A_reference_is_read_as_people_write_it_and_a_slip_is_seen()
    {
        string reference = Reference.Of("01JDF0XV1E9Q6ZP2J3K4M5N6P7");

        Assert.True(Reference.TryNormalise(reference.ToLowerInvariant().Replace('0', 'o'), out string same));
        Assert.Equal(reference, same);
        char changed = reference[6] == 'A' ? 'B' : 'A';
        Assert.False(Reference.TryNormalise(reference[..6] + changed + reference[7..], out _));
    }
}
