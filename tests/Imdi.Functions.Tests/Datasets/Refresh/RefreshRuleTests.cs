using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.House;
using static Imdi.Functions.Datasets.RefreshSource;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The refresh's rules by themselves: addresses, guards, pauses, settings.</summary>
public sealed class RefreshRuleTests
{
    private static readonly DeclaredSource Declared = new() { Id = "ilostat", Kind = KindNames.RemittanceFlows, Address = "https://data.example.org/file.csv", Hosts = ["cdn.example.org"] };
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://data.example.org/other.csv", true)]
    [InlineData("https://DATA.example.org:443/other.csv", true)]
    [InlineData("https://cdn.example.org/file.csv", true)]
    [InlineData("http://data.example.org/file.csv", false)]
    [InlineData("https://data.example.org:8443/file.csv", false)]
    [InlineData("https://someone@data.example.org/file.csv", false)]
    [InlineData("https://data.example.org.evil.test/file.csv", false)]
    [InlineData("https://sub.data.example.org/file.csv", false)]
    [InlineData("https://example.org/file.csv", false)]
    [InlineData("http://localhost/file.csv", false)]
    [InlineData("ftp://data.example.org/file.csv", false)]
    public void Only_https_on_the_declared_hosts_may_be_asked(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, SourceAddress.IsAllowed(Declared, new Uri(address), allowLoopback: true));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2603:1020::1", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001:0:7f00:1::", false)]
    public void Only_the_internets_addresses_are_connected_to(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData(1, 0, null)]
    [InlineData(80, 0, null)]
    [InlineData(79, 0, "too-few-rows")]
    [InlineData(95, 5, null)]
    [InlineData(94, 6, "too-many-refused")]
    public void A_version_must_have_its_rows(int rows, int refused, string? code)
    {
        var current = rows == 1 ? null : A("old", 100);

        Assert.Equal(code, RefreshGuards.Refuse(Declared, A("new", rows) with { RefusedRows = refused }, current, [], Publisher)?.Code);
    }

    [Fact]
    public void A_version_laid_out_otherwise_or_of_an_older_day_is_held_back()
    {
        var current = A("old", 100, new DateOnly(2026, 2, 1));

        Assert.Equal("columns-changed", RefreshGuards.Refuse(Declared, A("new", 100) with { Layout = "knomad-matrix" }, current, [], Publisher)?.Code);
        Assert.Equal("older-vintage", RefreshGuards.Refuse(Declared, A("new", 100, new DateOnly(2026, 1, 31)), current, [], Publisher)?.Code);
        Assert.Null(RefreshGuards.Refuse(Declared, A("new", 100, new DateOnly(2026, 2, 1)), current, [], Publisher));
        Assert.Null(RefreshGuards.Refuse(Declared, A("new", 100), current, [], Publisher));
    }

    [Fact]
    public void The_current_version_itself_passes_whatever_it_is()
    {
        var current = A("same", 100) with { RefusedRows = 1000 };

        Assert.Null(RefreshGuards.Refuse(Declared, current, current, [new("published", current.Version, "editor", Now)], Publisher));
    }

    [Fact]
    public void A_version_that_a_person_replaced_is_not_put_back_but_one_the_source_returns_to_is()
    {
        var (one, two) = (A("one", 100), A("two", 100));
        PointerChange first = new("published", one.Version, Publisher, Now);

        Assert.Equal("taken-back", RefreshGuards.Refuse(Declared, one, two, [first, new("published", two.Version, "editor", Now)], Publisher)?.Code);
        Assert.Null(RefreshGuards.Refuse(Declared, one, two, [first, new("published", two.Version, Publisher, Now)], Publisher));
    }

    [Fact]
    public void A_pause_doubles_up_to_a_day_and_gives_way_to_what_the_source_wishes_up_to_a_week()
    {
        var failed = new RefreshRun("ilostat", "", "", Now, Now, RefreshOutcome.Failed);
        TimeSpan Pause(int failures, TimeSpan? wish) =>
            (new RefreshState("ilostat") { Failures = failures }.After(failed, Declared with { Every = TimeSpan.FromDays(7) }, null, wish).NotBefore - Now)!.Value;

        Assert.Equal([15, 30, 60, 120, 1440, 1440], new[] { 0, 1, 2, 3, 7, 1_000_000 }.Select(failures => Pause(failures, null).TotalMinutes));
        Assert.Equal(TimeSpan.FromHours(2), Pause(0, TimeSpan.FromHours(2)));
        Assert.Equal(TimeSpan.FromMinutes(15), Pause(0, TimeSpan.FromHours(-2)));
        Assert.Equal(TimeSpan.FromDays(7), Pause(0, TimeSpan.FromDays(3650)));
        Assert.Equal(TimeSpan.FromDays(7), Pause(0, TimeSpan.MaxValue));
    }

    [Fact]
    public void What_a_source_said_of_another_address_or_kind_is_not_sent()
    {
        var state = new RefreshState("ilostat") { Known = new(Validators.KeyOf(Declared), "\"v1\"", null) };

        Assert.NotNull(state.KnownFor(Declared with { Every = TimeSpan.FromDays(7) }));
        Assert.Null(state.KnownFor(Declared with { Address = "https://data.example.org/other.csv" }));
        Assert.Null(state.KnownFor(Declared with { Kind = KindNames.CorridorAverages }));
    }

    [Fact]
    public void A_failure_keeps_what_the_source_said_of_the_file_that_is_here_and_a_file_without_such_words_ends_it()
    {
        var state = new RefreshState("ilostat") { Known = new(Validators.KeyOf(Declared), "\"v1\"", null) };
        var run = new RefreshRun("ilostat", "", "", Now, Now, RefreshOutcome.Withheld);

        Assert.Equal(state.Known, state.After(run, Declared, new(Validators.KeyOf(Declared), "\"v2\"", null), null).Known);
        Assert.Null(state.After(run with { Outcome = RefreshOutcome.Published }, Declared, null, null).Known);
    }

    [Fact]
    public void The_known_sources_are_well_declared_and_off()
    {
        Assert.All(KnownSources.All, source => Assert.Empty(RefreshSettingsRules.OfSource(source, allowLoopback: false)));
        Assert.Equal(["api.worldbank.org", "rplumber.ilo.org"], KnownSources.All.Select(source => new Uri(source.Address).Host).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(new RefreshSettings().On);
    }

    public static TheoryData<DeclaredSource, string> Wrong => new()
    {
        { Declared with { Address = "http://data.example.org/file.csv" }, "Address" },
        { Declared with { Address = "data.example.org" }, "Address" },
        { Declared with { Address = "" }, "Address" },
        { Declared with { Address = "https://me:secret@data.example.org/" }, "Address" },
        { Declared with { Id = "Bad Id" }, "Id" },
        { Declared with { Source = "~" }, "Source" },
        { Declared with { Every = TimeSpan.FromMinutes(1) }, "Every" },
        { Declared with { TimeLimit = TimeSpan.FromHours(2) }, "TimeLimit" },
        { Declared with { LargestBytes = long.MaxValue }, "LargestBytes" },
        { Declared with { LeastShareOfRows = 101 }, "LeastShareOfRows" },
        { Declared with { MostRefused = -1 }, "MostRefused" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_declaration_is_said_at_start_with_its_name(DeclaredSource source, string name) =>
        Assert.Contains(RefreshSettingsRules.Problems(new RefreshSettings { Sources = [source] }, isDevelopment: false), problem =>
            problem.StartsWith("Refresh__Sources__0: ", StringComparison.Ordinal) && problem.Contains(name, StringComparison.Ordinal));

    [Fact]
    public void What_is_switched_on_must_be_declared_and_of_a_kind_that_is()
    {
        Assert.Contains("no source elsewhere", Assert.Single(RefreshSettingsRules.Problems(new RefreshSettings { On = ["elsewhere"] }, false)), StringComparison.Ordinal);
        Assert.Contains("of kind nothing", Assert.Single(RefreshSettingsRules.Problems(new RefreshSettings { On = ["ilostat"], Sources = [Declared with { Kind = "nothing" }] }, false)), StringComparison.Ordinal);
        Assert.Empty(RefreshSettingsRules.Problems(new RefreshSettings { On = ["ilostat"], Sources = [Declared] }, false));
        Assert.Contains("twice", Assert.Single(RefreshSettingsRules.Problems(new RefreshSettings { Sources = [Declared, Declared] }, false)), StringComparison.Ordinal);
        Assert.Contains("Development", Assert.Single(RefreshSettingsRules.Problems(new RefreshSettings { AllowLoopback = true }, false)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_lists_the_known_sources_the_settings_of_one_and_every_reason()
    {
        string page = Repository.Read("docs", "datasets", "refresh.md");
        var sources = KnownSources.All.Select(source => $"| `{source.Id}` | `{source.Kind}` | `{source.Address}` | {source.Every.TotalDays:0} days |");
        var settings = typeof(DeclaredSource).GetProperties().Where(property => property.CanWrite && property.Name != "EqualityContract").Select(property => property.GetValue(new DeclaredSource()) switch
        {
            null or "" => $"| `Refresh__Sources__0__{property.Name}` | none |",
            IFormattable value => $"| `Refresh__Sources__0__{property.Name}` | {value.ToString(null, CultureInfo.InvariantCulture)} |",
            _ => $"| `Refresh__Sources__0__{property.Name}__0` | none |",
        });
        var reasons = Repository.Sources("functions", "Imdi.Functions").Where(path => Path.GetFileName(path) is "RefreshRefusals.cs" or "RefreshGuards.cs")
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), "Unprocessable\\(\"([a-z-]+)\"")).Select(match => $"`{match.Groups[1].Value}`");

        Assert.All(sources.Concat(settings).Concat(reasons), line => Assert.Contains(line, page, StringComparison.Ordinal));
    }

    private static VersionManifest A(string version, long rows, DateOnly? vintage = null) => new()
    {
        Version = new DatasetVersion(KindNames.RemittanceFlows, version, new DatasetSource("ilostat", "ILOSTAT", null, null, false), vintage, rows, 0, "", "file.csv"),
        Layout = "template", Reader = VersionId.Reader, SourceRows = rows, PeriodColumns = 0, MissingCells = 0, RefusedRows = 0,
        FindingCounts = new Dictionary<string, long>(), Files = [], LoadedAt = Now, LoadedBy = "tester",
    };
}
