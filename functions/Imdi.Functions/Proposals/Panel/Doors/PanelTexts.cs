using Imdi.Shared;
using Imdi.Web.Pages.Panel;

namespace Imdi.Functions.Proposals;

/// <summary>A proposal as the panel reads it, without contacts.</summary>
internal static class PanelTexts
{
    public static IReadOnlyList<PanelText> Of(ProposalContent content)
    {
        var (purpose, alignment) = (content.Purpose, content.Alignment);
        (string Name, string? Text)[] parts =
        [
            ("summary", content.Identification.Summary), ("problem", purpose.Problem), ("objective", purpose.Objective), ("beneficiaries", purpose.Beneficiaries.Description),
            ("origin", purpose.OriginBenefit), ("destination", purpose.DestinationBenefit), ("migrants", purpose.MigrantBenefit),
            ("alignment", string.Join('\n', new[] { alignment.Statement, alignment.Reference, alignment.ReasonNoPlan }.OfType<string>())),
            ("safeguards", $"{content.Safeguards.DoNoHarm}\n{content.Safeguards.DataProtection}"), ("sustainability", content.Sustainability),
            ("risks", string.Join('\n', content.Risks.Select(risk => $"{risk.Text} → {risk.Mitigation}"))), ("interests", content.Applicant.ConflictDeclaration),
        ];
        return [.. parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)).Select(part => new PanelText(part.Name, part.Text!))];
    }

    public static PanelBudget? BudgetOf(Budget budget) => budget.Lines.Count == 0
        ? null
        : new([.. budget.Lines.Select(line => (line.Text, line.Year, line.Amount))], budget.Total);

    public static IReadOnlyList<PanelResult> ResultsOf(Logframe logframe) =>
        [.. logframe.Outcomes.Select(outcome => new PanelResult(outcome.Text, [.. outcome.Indicators.Select(Line)], [.. outcome.Outputs.Select(output => output.Text)]))];

    private static string Line(ResultIndicator indicator) =>
        FormattableString.Invariant($"{indicator.Text}: {indicator.Baseline?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} → {indicator.Target} {indicator.Unit}, {indicator.TargetDate:yyyy-MM-dd}");
}
