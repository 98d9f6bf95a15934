namespace Imdi.Functions.Proposals;

/// <summary>The activities that the paper lists for each component (Annex, "Description of Activities by Component") and in ¶29; <c>apply.o.identification.activityKinds.{code}</c> names them.</summary>
internal static class ActivityKinds
{
    public static IReadOnlyList<string> Codes { get; } =
    [
        // Component I
        "labour-market-data", "regulatory-information", "capacity-policy-data", "private-sector-training", "procedure-transparency", "foreign-employment-policy",
        "job-matching", "selection-assistance", "pre-departure-training", "labour-migration-policy",

        // Component II
        "remittances", "impact-indicators", "knowledge-transfer", "entrepreneurship", "return-reintegration", "sensitive-sectors", "diaspora", "local-development",

        // Component III
        "policy-dialogue", "mobility-policy", "rights-protection", "private-partnerships", "evaluation-tools", "ethical-recruitment", "twinning",
    ];
}
