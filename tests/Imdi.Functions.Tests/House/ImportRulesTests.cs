namespace Imdi.Functions.Tests.House;

/// <summary>
/// The house's two rules: who may know whom, and what each kind of file may use. Hosting is not a room of the domain but what
/// the rooms stand on, so the web framework is its material; the files beside the rooms (Rooms.cs, Program.cs) tie all together;
/// Commands is the command line, a head like those: it builds hosts, writes to the console and times what it shows there.
/// </summary>
public sealed class ImportRulesTests
{
    private const string Azure = @"\bAzure\.|\b(TableClient|TableServiceClient|BlobClient|BlobContainerClient|BlobServiceClient|RequestFailedException)\b";

    // The web SDK imports ASP.NET Core everywhere without a using, so its words count as well as its names.
    private const string Web =
        @"\bMicrosoft\.AspNetCore\.|\b(HttpContext|HttpRequest|HttpResponse|IResult|Results|TypedResults|IEndpointRouteBuilder|IApplicationBuilder|WebApplication|IFormFile|RequestDelegate)\b";

    private const string Clocks = @"\b(DateTime|DateTimeOffset)\.(UtcNow|Now|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount";
    private const string TimeSource = @"\bTimeProvider\b";
    private const string Chance = @"\bRandom\b|\bRandomNumberGenerator\b|\bGuid\.(NewGuid|CreateVersion7)\b";
    private const string Disk = @"(?<![.\w])(System\.IO\.)?(File|Directory|FileStream|DirectoryInfo|FileInfo)\.[A-Z]\w*\(|\bnew FileStream\b|\bHttpClient\b|\bEnvironment\.GetEnvironmentVariable\b|\bConsole\.";

    // Formats that need a path, and the jobs that call them, write to it; it names itself by chance and removes itself.
    private const string TemporaryFile = "TemporaryFile.cs";

    private static readonly IReadOnlyList<SourceFile> Files = [.. SourceFile.OfApplication().Where(file => !file.Name.EndsWith(TemporaryFile, StringComparison.Ordinal))];

    [Fact]
    public void Every_folder_is_a_room_that_is_known()
    {
        var unknown = Files.Select(file => file.Room).Distinct().Except([.. SourceFile.RoomsInOrder, SourceFile.Outside]);

        Assert.Empty(unknown);
    }

    [Fact]
    public void A_room_knows_only_the_rooms_before_it()
    {
        var wrong = Files.Where(file => file.Room != SourceFile.Outside).SelectMany(file => file.Imports
            .Where(import => Place(import) >= Place(file.Room))
            .Select(import => $"{file.Name} knows {import}"));

        Assert.Empty(wrong);
    }

    // The order alone would let these know each other; they meet in the night and in nothing else.
    [Theory]
    [InlineData("Proposals", "Datasets", "Remittances")]
    [InlineData("Funding", "Datasets", "Remittances")]
    public void Money_and_data_do_not_know_each_other(string room, params string[] strangers) =>
        Assert.Empty(Files.Where(file => file.Room == room).SelectMany(file => file.Imports.Intersect(strangers).Select(import => $"{file.Name} knows {import}")));

    [Fact]
    public void The_site_and_the_kernel_know_no_room()
    {
        var wrong = Repository.Sources("web", "Imdi.Web").Concat(Repository.Sources("functions", "Imdi.Shared"))
            .Where(path => File.ReadAllText(path).Contains("Imdi.Functions", StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_kernel_does_not_know_the_site() =>
        Assert.DoesNotContain(Repository.Sources("functions", "Imdi.Shared"), path => File.ReadAllText(path).Contains("Imdi.Web", StringComparison.Ordinal));

    [Fact]
    public void Only_stores_touch_the_Azure_SDK() => Assert.Empty(Files
        .Where(file => file.Room != SourceFile.Outside && file.Kind != FileKind.Store && file.Mentions(Azure)).Select(file => file.Name));

    [Fact]
    public void Only_doors_touch_the_web_framework() => Assert.Empty(Offenders(Web, file => file.Kind != FileKind.Door));

    [Fact]
    public void Nobody_reads_a_clock_directly() => Assert.Empty(Files.Where(file => file.Room != "Commands" && file.Mentions(Clocks)).Select(file => file.Name));

    [Fact]
    public void Only_doors_jobs_and_stores_are_given_a_clock() =>
        Assert.Empty(Offenders(TimeSource, file => file.Kind is FileKind.Rule or FileKind.Format));

    [Fact]
    public void Rules_and_formats_take_no_chances() => Assert.Empty(Offenders(Chance, file => file.Kind is FileKind.Rule or FileKind.Format));

    [Fact]
    public void Rules_touch_no_disk_and_no_network() => Assert.Empty(Offenders(Disk, file => file.Kind == FileKind.Rule));

    [Fact]
    public void No_folder_is_named_for_a_technical_role()
    {
        string[] roles = ["Models", "Services", "Helpers", "Utils", "Managers", "Common"];
        var named = Files.SelectMany(file => file.Name.Split(Path.DirectorySeparatorChar)).Where(part => roles.Contains(part) || part.EndsWith("Helper.cs", StringComparison.Ordinal) || part.EndsWith("Manager.cs", StringComparison.Ordinal));

        Assert.Empty(named);
    }

    [Theory]
    [InlineData("Remittances/Cost.cs", "using Imdi.Functions.Nightly;", "Nightly")]
    [InlineData("Remittances/Cost.cs", "var x = Imdi.Functions.Commands.Load.Name;", "Commands")]
    [InlineData("Remittances/Cost.cs", "// using Imdi.Functions.Nightly;", null)]
    [InlineData("Remittances/Cost.cs", "var s = \"Imdi.Functions.Nightly\";", null)]
    public void An_import_is_seen_wherever_it_hides(string name, string code, string? import) =>
        Assert.Equal(import is null ? [] : [import], SourceFile.Of(name, code).Imports);

    [Theory]
    [InlineData("Remittances/RemittanceFunctions.cs", "", "Door")]
    [InlineData("Remittances/QuoteStore.cs", "", "Store")]
    [InlineData("Remittances/ReadRpw.cs", "", "Format")]
    [InlineData("Remittances/Doors/SeeOther.cs", "", "Door")]
    [InlineData("Datasets/PublishedData.cs", "class PublishedData(DatasetStore store)", "Job")]
    [InlineData("Nightly/RebuildSite.cs", "public async Task RunAsync(", "Job")]
    [InlineData("Remittances/Smart.cs", "", "Rule")]
    public void A_file_is_of_the_kind_that_its_name_says(string name, string code, string kind) =>
        Assert.Equal(kind, SourceFile.Of(name, code).Kind.ToString());

    private static int Place(string room)
    {
        int place = SourceFile.RoomsInOrder.ToList().IndexOf(room);
        return place < 0 ? int.MaxValue : place;
    }

    private static IEnumerable<string> Offenders(string pattern, Func<SourceFile, bool> judged) =>
        Files.Where(file => file.Room is not (SourceFile.Outside or "Hosting" or "Commands") && judged(file) && file.Mentions(pattern)).Select(file => file.Name);
}
