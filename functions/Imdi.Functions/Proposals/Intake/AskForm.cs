using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>The table of fields and the answers → what a page asks or shows.</summary>
internal static class AskForm
{
    /// <param name="asking">For a form: lists that are needed begin with a row; else only what was answered.</param>
    /// <param name="agencies">Names of organisations of the Directory that execute projects, by id.</param>
    public static IReadOnlyList<AskedPart> PartsOf(IntakeStep step, ProposalTrack track, IReadOnlyDictionary<string, string> answers, bool asking, IReadOnlyDictionary<string, string> agencies) =>
        Parts([.. IntakeFields.Of(step, track)], "", "", answers, asking, agencies);

    public static AskedField FieldOf(string name, string value, IReadOnlyDictionary<string, string> agencies)
    {
        var field = IntakeFields.Find(name)!;
        var asked = new AskedField(name, IntakeField.WordsOf(name), field.Kind, field.Longest, field.Required, value, field.Choices);
        return field.Pattern == "partners.executing.*.organisation" ? asked with { Choices = [.. agencies.Keys], Named = agencies } : asked;
    }

    public static BudgetSums SumsOf(BudgetTotals totals) => new(
        totals.Direct, totals.Indirect, totals.MostIndirect, totals.Contingency, totals.MostContingency, totals.Total, totals.CoFinance, new Percent(totals.StaffPercent), totals.IsStaffHigh, totals.ByYear);

    private static List<AskedPart> Parts(IReadOnlyList<IntakeField> fields, string pattern, string name, IReadOnlyDictionary<string, string> answers, bool asking, IReadOnlyDictionary<string, string> agencies)
    {
        List<AskedPart> parts = [];
        HashSet<string> lists = [];
        foreach (string rest in fields.Where(field => field.Pattern.StartsWith(pattern, StringComparison.Ordinal)).Select(field => field.Pattern[pattern.Length..]))
        {
            int star = rest.IndexOf('*', StringComparison.Ordinal);
            if (star < 0) parts.Add(new(Asked(name + rest), null));
            else if (lists.Add(rest[..star])) parts.Add(new(null, Rows(rest[..(star - 1)], star == rest.Length - 1)));
        }

        return parts;

        AskedField Asked(string of) => FieldOf(of, answers.GetValueOrDefault(of, ""), agencies);

        AskedRows Rows(string list, bool isPlain)
        {
            var numbers = answers.Rows(name + list, filledOnly: !asking);
            if (numbers.Count == 0 && asking && IntakeFields.NeededRows.Contains(pattern + list)) numbers = [0];
            return new(name + list, IntakeField.WordsOf(name + list), [.. numbers.Select(number => new AskedRow(number, isPlain
                ? [new(Asked($"{name}{list}.{number}"), null)]
                : Parts(fields, $"{pattern}{list}.*.", $"{name}{list}.{number}.", answers, asking, agencies)))]);
        }
    }
}
