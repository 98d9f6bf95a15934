using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The people that a developer can be. Their ids say that they are not real.</summary>
internal static class DemonstrationRoles
{
    private static readonly Dictionary<string, Caller> ByName = new(StringComparer.Ordinal)
    {
        ["secretariat"] = new("demonstration:secretariat", "Demonstration secretariat", new HashSet<Role> { Role.Secretariat }, []),
        ["agency"] = new("demonstration:agency", "Demonstration agency", new HashSet<Role> { Role.Agency }, ["remittance-quotes", "remittance-corridor-averages"]) { Agency = "Demonstration agency" },
        ["focal-point"] = new("demonstration:focal-point-npl", "Demonstration focal point of Nepal", new HashSet<Role> { Role.FocalPoint }, []) { Countries = [CountryCode.Parse("NPL")] },
        ["executing-agency"] = new("demonstration:executing-agency", "Demonstration executing agency", new HashSet<Role> { Role.ExecutingAgency }, []) { Organisation = "demonstration-agency" },
        ["donor"] = new("demonstration:donor", "Demonstration donor", new HashSet<Role> { Role.Donor }, []) { Organisation = "demonstration-donor" },
        ["panel-1"] = Member(1, "demonstration-origin-ministry"),
        ["panel-2"] = Member(2, "demonstration-destination-ministry"),
        ["panel-3"] = Member(3, "demonstration-agency"),
        ["panel-4"] = Member(4, "demonstration-employers"),
        ["panel-5"] = Member(5, "demonstration-union"),
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static Caller? Find(string name) => ByName.GetValueOrDefault(name);

    private static Caller Member(int number, string organisation) =>
        new($"demonstration:panel-{number}", $"Demonstration panel member {number}", new HashSet<Role> { Role.PanelMember }, []) { Organisation = organisation };
}
