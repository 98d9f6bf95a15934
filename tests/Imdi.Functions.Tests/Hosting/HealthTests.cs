using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Imdi.Functions.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task It_is_up_while_storage_answers_and_says_how_the_last_rebuild_ended()
    {
        var source = Substitute.For<IHealthSource>();
        source.LastRebuildAsync(Arg.Any<CancellationToken>()).Returns(new LastRebuild("run-1", new DateTimeOffset(2026, 11, 24, 1, 31, 0, TimeSpan.Zero), "published", null));
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(Substitute.For<IStorageProbe>()).AddSingleton(source));

        using var response = await house.Client.GetAsync(Health);
        var health = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("up", health.GetProperty("status").GetString());
        Assert.Equal("up", health.GetProperty("storage").GetString());
        Assert.Equal("run-1", health.GetProperty("rebuild").GetProperty("run").GetString());
        Assert.NotEmpty(health.GetProperty("version").GetString()!);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Before_the_first_rebuild_it_says_so_with_null()
    {
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(Substitute.For<IStorageProbe>()));

        var health = await house.Client.GetFromJsonAsync<JsonElement>(Health);

        Assert.Equal(JsonValueKind.Null, health.GetProperty("rebuild").ValueKind);
    }

    [Fact]
    public async Task It_is_503_when_storage_is_gone()
    {
        var probe = Substitute.For<IStorageProbe>();
        probe.ProbeAsync(Arg.Any<CancellationToken>()).Returns(Task.FromException(new IOException("the password is 1234")));
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(probe));

        using var response = await house.Client.GetAsync(Health);
        string body = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("\"storage\":\"down\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_wait_for_storage_that_hangs()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        var probe = Substitute.For<IStorageProbe>();
        probe.ProbeAsync(Arg.Any<CancellationToken>()).Returns(_ => { asked.SetResult(); return Task.Delay(Timeout.Infinite); });
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(probe).AddSingleton<TimeProvider>(clock));

        var answer = house.Client.GetAsync(Health);
        await asked.Task;
        clock.Advance(HealthFunctions.Patience);
        using var response = await answer;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private static Uri Health => new("/api/health", UriKind.Relative);
}
