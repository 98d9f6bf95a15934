using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>A proposal as the panel reads it: all that was answered, but for whom to write to and where they live.</summary>
internal static class PanelTexts
{
    private static readonly string[] OfPersons = ["applicant.address", "applicant.contact.name", "applicant.contact.email", "applicant.contact.phone", "partners.executing.email"];

    public static IReadOnlyList<AnsweredStep> Of(Proposal proposal)
    {
        var answers = JsonAnswers.Of(PanelAnswers.WithoutPersons(proposal.Content));
        return [.. IntakeSteps.Asked(proposal.Track).Select(step => new AnsweredStep(DraftPages.NameOf(step), WithoutPersons(AskForm.PartsOf(step, proposal.Track, answers, asking: false, new Dictionary<string, string>()))))];
    }

    public static BudgetSums SumsOf(Budget budget) => AskForm.SumsOf(BudgetTotals.Of(budget.Currency, [.. budget.Lines], budget.CoFinance));

    private static IReadOnlyList<AskedPart> WithoutPersons(IEnumerable<AskedPart> parts) =>
    [
        .. parts.Where(part => part.Field is null || !OfPersons.Contains(part.Field.Pattern))
            .Select(part => part.Rows is { } rows ? part with { Rows = rows with { Rows = [.. rows.Rows.Select(row => row with { Parts = WithoutPersons(row.Parts) })] } } : part),
    ];
}
