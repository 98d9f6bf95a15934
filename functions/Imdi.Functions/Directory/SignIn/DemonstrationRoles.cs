namespace Imdi.Functions.Directory;

/// <summary>The people that a developer can be. Their ids say that they are not real.</summary>
internal static class DemonstrationRoles
{
    private static readonly Dictionary<string, Caller> ByName = new(StringComparer.Ordinal)
    {
        ["secretariat"] = new("demonstration:secretariat", "Demonstration secretariat", new HashSet<Role> { Role.Secretariat }, []),
        ["agency"] = new("demonstration:agency", "Demonstration agency", new HashSet<Role> { Role.Agency }, ["remittance-quotes", "remittance-corridor-averages"]) { Agency = "Demonstration agency" },
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static Caller? Find(string name) => ByName.GetValueOrDefault(name);
}
