namespace Imdi.Functions.Datasets;

/// <summary>
/// Statuses of observations, from each agency's list into ours: A normal, B break, E estimated, F forecast, I imputed, M modelled, P provisional,
/// U unreliable, missing. One letter means two things: M is missing in SDMX and modelled at the ILO and here.
/// </summary>
/// <remarks>SDMX code list CL_OBS_STATUS 2.2 (with Eurostat's flags, which follow it); ILOSTAT, obs_status.</remarks>
public static class ObservationStatus
{
    private static readonly Dictionary<string, string> Sdmx = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = "A", ["D"] = "A", ["R"] = "A", ["B"] = "B", ["E"] = "E", ["S"] = "E", ["F"] = "F", ["I"] = "I", ["P"] = "P", ["V"] = "P", ["U"] = "U", ["N"] = "U", ["G"] = "U",
        ["M"] = ObservationRules.Missing, ["O"] = ObservationRules.Missing, ["L"] = ObservationRules.Missing, ["K"] = ObservationRules.Missing, ["H"] = ObservationRules.Missing,
        ["Q"] = ObservationRules.Missing, ["C"] = ObservationRules.Missing, ["Z"] = ObservationRules.Missing,
    };

    // A adjusted (to the international definition, hence normal here), R a real value.
    private static readonly Dictionary<string, string> Ilo = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = "A", ["R"] = "A", ["B"] = "B", ["I"] = "I", ["M"] = "M", ["U"] = "U",
    };

    /// <summary>A status of ours; what the agencies of SDMX do not define passes as it is, for the column to refuse.</summary>
    public static string FromSdmx(string status) => Sdmx.GetValueOrDefault(status, status);

    /// <summary>
    /// A status of ours in SDMX: where M would be read as missing, a modelled figure is an estimated one (E: "estimated value"), and what is missing
    /// is M. The other letters are the same.
    /// </summary>
    public static string ToSdmx(string status) => status switch { "M" => "E", ObservationRules.Missing => "M", _ => status };

    /// <summary>A status of ours; what ILOSTAT does not define passes as it is, for the column to refuse.</summary>
    public static string FromIlo(string status) => Ilo.GetValueOrDefault(status, status);
}
