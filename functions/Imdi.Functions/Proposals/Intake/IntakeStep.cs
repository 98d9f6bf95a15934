namespace Imdi.Functions.Proposals;

/// <summary>The steps of the form, one topic each, in their order.</summary>
internal enum IntakeStep { Organisation, Countries, Component, Problem, Partners, Logframe, WorkPlan, Budget, CoFunding, Risks, Sectors, Files, Check, Declaration }

/// <summary>Which of them a draft goes through: the short track leaves out those of which it asks nothing.</summary>
internal static class IntakeSteps
{
    private static readonly IReadOnlyList<IntakeStep> Full = Enum.GetValues<IntakeStep>();

    private static readonly IReadOnlyList<IntakeStep> SeedMoney = [.. Full.Where(step => step >= IntakeStep.Files || IntakeFields.Of(step, ProposalTrack.SeedMoney).Any())];

    public static IReadOnlyList<IntakeStep> Of(ProposalTrack track) => track == ProposalTrack.SeedMoney ? SeedMoney : Full;

    /// <summary>Those that ask for answers.</summary>
    public static IEnumerable<IntakeStep> Asked(ProposalTrack track) => Of(track).Where(step => step < IntakeStep.Files);

    /// <summary>From 1; 0 for one that the track leaves out.</summary>
    public static int NumberOf(IntakeStep step, ProposalTrack track) => Of(track).Index().FirstOrDefault(one => one.Item == step, (-1, default)).Item1 + 1;

    public static IntakeStep? Before(IntakeStep step, ProposalTrack track) => Of(track).Where(one => one < step).Select(one => (IntakeStep?)one).LastOrDefault();

    /// <summary>Not for the last.</summary>
    public static IntakeStep After(IntakeStep step, ProposalTrack track) => Of(track).First(one => one > step);
}
