using System.Net;
using Imdi.Functions.Directory;

namespace Imdi.Functions.Tests.Directory;

/// <summary>How long a session lasts, and how it is ended.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(31);

    private readonly SignInHouse _house = new();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_session_ends_after_eight_hours_however_much_it_is_used()
    {
        using var browser = await _house.SignedInAsync("amina", "donor");
        bool used = true;
        for (int hour = 1; hour <= 7; hour++)
        {
            _house.Clock.Advance(TimeSpan.FromHours(1));
            used &= await IsSignedInAsync(browser);
        }

        _house.Clock.Advance(TimeSpan.FromHours(1.1));

        Assert.True(used);
        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends_after_two_hours()
    {
        using var browser = await _house.SignedInAsync("amina", "donor");
        _house.Clock.Advance(TimeSpan.FromMinutes(119));
        bool before = await IsSignedInAsync(browser);
        _house.Clock.Advance(TimeSpan.FromMinutes(121));

        Assert.True(before);
        Assert.False(await IsSignedInAsync(browser));
        Assert.Empty(await _house.Get<Sessions>().ListAsync(_house.IdOf("amina"), CancellationToken.None));
    }

    [Fact]
    public async Task After_signing_out_a_copy_of_the_cookie_is_good_for_nothing_also_at_another_instance()
    {
        using var browser = await _house.SignedInAsync("amina", "donor");
        await using var other = await _house.StartAsync();
        using Browser copy = CopyOf(browser, _house.Host), there = CopyOf(browser, other);
        bool before = await IsSignedInAsync(copy) && await IsSignedInAsync(there);

        using var left = await browser.PostAsync("/api/auth/sign-out", ("lang", "en"));
        bool here = await IsSignedInAsync(copy);
        _house.Clock.Advance(Remembered);

        Assert.True(before);
        Assert.False(here);
        Assert.False(await IsSignedInAsync(there));
        Assert.Equal("\"cache\"", left.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Contains(await _house.Get<AuditStore>().ReadAsync(_house.Today, CancellationToken.None).ToListAsync(), entry => entry.What == "session-ended" && entry.Who == _house.IdOf("amina"));
    }

    [Fact]
    public async Task The_desk_lists_ones_own_sessions_and_ends_one_or_all_others()
    {
        using Browser office = await _house.SignedInAsync("amina", "donor"), phone = await _house.SignedInAsync("amina", "donor"), lost = await _house.SignedInAsync("amina", "donor"), somebody = await _house.SignedInAsync("else", "donor");
        using var desk = await office.GetAsync("/en/desk/");
        string page = await desk.Content.ReadAsStringAsync();
        string[] ends = [.. page.Split("action=\"/api/auth/sessions/")[1..].Select(part => part.Split('"')[0])];

        using var foreign = await somebody.PostAsync($"/api/auth/sessions/{ends[0]}", ("lang", "en"));
        bool untouched = await IsSignedInAsync(phone) && await IsSignedInAsync(lost);
        _house.Clock.Advance(Remembered);
        untouched &= await IsSignedInAsync(phone) && await IsSignedInAsync(lost);
        foreach (string none in new[] { "x", "%23", "%2F..", new string('a', 500), new string('a', 2000) })
        {
            using var nothing = await office.PostAsync($"/api/auth/sessions/{none}/end", ("lang", "en"));
            Assert.Equal(HttpStatusCode.SeeOther, nothing.StatusCode);
        }

        using var one = await office.PostAsync($"/api/auth/sessions/{ends[0]}", ("lang", "en"));
        bool[] left = [await IsSignedInAsync(office), await IsSignedInAsync(phone), await IsSignedInAsync(lost)];
        using var all = await office.PostAsync("/api/auth/sessions/end", ("lang", "en"));

        Assert.Equal(3, ends.Length);
        Assert.All(ends[..2], end => Assert.Matches("^[0-9a-f]{32}/end$", end));
        Assert.Equal("end", ends[2]);
        Assert.True(untouched);
        Assert.Equal((HttpStatusCode.SeeOther, "/en/desk/"), (one.StatusCode, one.Headers.Location!.ToString()));
        Assert.Equal((true, 1), (left[0], left.Skip(1).Count(signedIn => signedIn)));
        Assert.True(await IsSignedInAsync(office));
        Assert.False(await IsSignedInAsync(phone) || await IsSignedInAsync(lost));
        Assert.True(await IsSignedInAsync(somebody));
    }

    [Fact]
    public async Task Nobody_without_a_session_ends_any()
    {
        using var nobody = new Browser(_house.Host.Client());

        using var answer = await nobody.PostAsync("/api/auth/sessions/end", ("lang", "en"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Sessions_that_are_over_are_removed_within_two_days()
    {
        using var browser = await _house.SignedInAsync("amina", "donor");
        _house.Clock.Advance(TimeSpan.FromHours(25));

        await _house.Get<DailyDuties>().RunAsync(CancellationToken.None);

        Assert.Empty(await _house.Get<SessionStore>().ListAsync(_house.IdOf("amina"), CancellationToken.None).ToListAsync());
    }

    private static async Task<bool> IsSignedInAsync(Browser browser) => (await browser.MeAsync()).GetProperty("signedIn").GetBoolean();

    private static Browser CopyOf(Browser browser, TestHost host)
    {
        var copy = new Browser(host.Client());
        foreach (var (name, value) in browser.Cookies) copy.Cookies[name] = value;
        return copy;
    }
}
