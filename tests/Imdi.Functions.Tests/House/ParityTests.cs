using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.House;

/// <summary>Both heads declare the same functions, and those are the application's prefixes and jobs: nothing less, nothing more.</summary>
public sealed class ParityTests
{
    private static readonly string[] EveryMethod = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Fact]
    public void Both_heads_declare_the_same_functions() => Assert.Equal(Triggers.OfCustomHandler(), Triggers.OfWorker());

    [Fact]
    public void Every_prefix_of_a_room_has_a_function_with_every_method() => Assert.Equal(
        Rooms.All.SelectMany(room => room.Prefixes).Select(prefix => (Route: $"api/{prefix}/{{*rest}}", Methods: Trigger.Http("", "", EveryMethod).Methods)).Order(),
        Triggers.OfCustomHandler().Where(trigger => trigger.Route?.StartsWith("api/", StringComparison.Ordinal) == true).Select(trigger => (Route: trigger.Route!, trigger.Methods)).Order());

    [Fact]
    public void Outside_the_API_there_is_the_site_for_reading_only()
    {
        var other = Triggers.OfCustomHandler().Where(trigger => trigger.Route is { } route && !route.StartsWith("api/", StringComparison.Ordinal));

        Assert.Equal([Trigger.Http("Site", "{*path}", ["GET", "HEAD"])], other);
    }

    [Fact]
    public void Every_job_has_a_timer_on_its_schedule() => Assert.Equal(
        Rooms.Jobs.Select(job => Trigger.Timer(job.Name, job.Schedule)).OrderBy(trigger => trigger.Name, StringComparer.Ordinal),
        Triggers.OfCustomHandler().Where(trigger => trigger.Schedule is not null));

    [Fact]
    public void Every_schedule_has_six_fields_and_comes_due()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.All(Rooms.Jobs, job =>
        {
            Assert.Equal(6, job.Schedule.Split(' ').Length);
            Assert.NotNull(job.NextAfter(start));
        });
    }

    [Fact]
    public void No_prefix_belongs_to_two_rooms()
    {
        var prefixes = Rooms.All.SelectMany(room => room.Prefixes).ToList();

        Assert.Equal(prefixes.Count, prefixes.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_worker_head_stays_thin()
    {
        var lines = Repository.Sources("functions", "Imdi.Functions.Worker").Sum(path => File.ReadLines(path).Count());

        Assert.InRange(lines, 1, 150);
    }

    [Fact]
    public void The_worker_head_forgets_what_its_own_routing_matched()
    {
        string source = Repository.Read("functions", "Imdi.Functions.Worker", "Pipeline.cs");

        Assert.Contains("SetEndpoint(null)", source, StringComparison.Ordinal);
        Assert.Contains("RouteValues.Clear()", source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worker_head_is_outside_the_solution() =>
        Assert.DoesNotContain("Imdi.Functions.Worker", Repository.Read("Imdi.Functions.sln"), StringComparison.Ordinal);

    [Fact]
    public void The_host_leaves_the_addresses_to_us() =>
        Assert.Matches(new Regex("\"routePrefix\":\\s*\"\""), Repository.Read("host.json"));
}
