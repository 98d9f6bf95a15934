using System.Reflection;
using System.Text.RegularExpressions;
using Imdi.Functions.Directory;
using Imdi.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What the rooms declare of personal data is all that they keep, and what the two pages say.</summary>
public sealed partial class PersonalDataInventoryTests(WholeHouse house) : IClassFixture<WholeHouse>
{
    private const string Start = "<!-- holdings -->\n", End = "<!-- /holdings -->";

    // Fields of stored types whose names look personal and are not, each with what it is.
    private static readonly Dictionary<string, string> NotPersonal = new()
    {
        ["Organisation.Name"] = "an organisation", ["Joining.Name"] = "an organisation", ["Applicant.Name"] = "an organisation", ["ExecutingAgency.Name"] = "an organisation", ["LocalPartner.Name"] = "an organisation", ["MoneyWindow.Name"] = "a fund",
        ["AverageRow.BasisName"] = "a way to count", ["AverageRow.By"] = "a grouping", ["AverageRow.ByName"] = "a grouping", ["AverageRow.GroupName"] = "a group of countries", ["CorridorRow.BasisName"] = "a way to count",
        ["CorridorRow.FromName"] = "a country", ["CorridorRow.ToName"] = "a country", ["TargetRow.BasisName"] = "a way to count", ["DatasetSource.Address"] = "an address of the web", ["DatasetSource.Name"] = "a publisher",
        ["ManifestFile.Name"] = "a file of ours", ["PackedFile.Address"] = "a path of the site", ["VersionAct.Name"] = "an act",
        ["AreaRow.To"] = "a period", ["IndicatorFile.To"] = "a period", ["GapRow.OccupationName"] = "an occupation", ["GapRow.ScenarioName"] = "a scenario", ["ProjectionRow.CountryName"] = "a country",
        ["ProjectionRow.IndicatorName"] = "an indicator", ["RebuildStep.Name"] = "a step of the night", ["SourceRow.Address"] = "an address of the web", ["SourceRow.Name"] = "a publisher",
    };

    private IReadOnlyList<PersonalHolding> Holdings => house.Services.GetRequiredService<PersonalData>().Holdings;

    [Fact]
    public void A_stored_field_that_looks_personal_is_declared()
    {
        var declared = Holdings.SelectMany(one => one.Fields).ToHashSet(StringComparer.Ordinal);
        var stored = Stored().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsText).Select(property => $"{type.Name}.{property.Name}")).Distinct().ToHashSet(StringComparer.Ordinal);
        var undeclared = stored.Where(field => Personal().IsMatch(field.Split('.')[1])).Where(field => !declared.Contains(field) && !NotPersonal.ContainsKey(field)).Order(StringComparer.Ordinal);

        Assert.True(!undeclared.Any(), "Declare these in a PersonalHolding of their room, or say in NotPersonal what they are: " + string.Join(", ", undeclared));
        Assert.Equal([], NotPersonal.Keys.Except(stored));
        Assert.Equal([], declared.Where(field => field.Split('.') is not [var type, var name] || !Stored().Any(one => one.Name == type && one.GetProperty(name) is not null)));
    }

    [Fact]
    public async Task The_privacy_page_of_the_documentation_lists_every_holding()
    {
        string page = Repository.Read("docs", "privacy.md");
        int from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        string table = "| kept as | what | what for | how long | erased by | fields |\n|---|---|---|---|---|---|\n"
            + string.Concat(Holdings.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"| {one.Id} | {one.Holds} | {one.Why} | {one.Kept} | {one.ErasedBy} | {string.Join(", ", one.Fields.Select(field => $"`{field}`"))} |\n"));

        if (Environment.GetEnvironmentVariable("IMDI_REWRITE") == "1") await File.WriteAllTextAsync(Repository.At("docs", "privacy.md"), page[..from] + table + page[to..]);
        else Assert.Equal(table, page[from..to]);
    }

    [Fact]
    public void The_site_tells_readers_of_every_holding() =>
        Assert.Equal(Holdings.Select(one => one.Id).Order(StringComparer.Ordinal), PrivacyPage.Held.Order(StringComparer.Ordinal));

    // Whatever a store takes or gives back, and what lies inside.
    private static HashSet<Type> Stored()
    {
        var assembly = typeof(Rooms).Assembly;
        HashSet<Type> found = [];
        var stores = assembly.GetTypes().Where(type => type.Name.EndsWith("Store", StringComparison.Ordinal) && type.IsClass && type.Namespace != "Imdi.Functions.Commands");
        foreach (var method in stores.SelectMany(store => store.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.IsPublic || method.IsAssembly)))
            foreach (var type in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Concat(method.IsGenericMethod ? method.GetGenericArguments().SelectMany(one => one.GetGenericParameterConstraints()) : [])) Add(type);
        return found;

        void Add(Type type)
        {
            foreach (var inner in type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : []) Add(inner);
            if (type.Assembly != assembly || type.IsEnum || !type.IsClass || !type.Namespace!.StartsWith("Imdi.Functions.", StringComparison.Ordinal) || type.GetMethod("<Clone>$") is null || !found.Add(type)) return;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Add(property.PropertyType);
            if (type.IsAbstract) foreach (var derived in assembly.GetTypes().Where(one => one.IsSubclassOf(type))) Add(derived);
        }
    }

    private static bool IsText(PropertyInfo property) => property.PropertyType == typeof(string);

    [GeneratedRegex("Name|Mail|Phone|Contact|Signatory|Address|Person|Verification|^To$|^Who$|^By$|Member$", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}
