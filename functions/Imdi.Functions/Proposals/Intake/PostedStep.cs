using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>What the button of a posted step asks for.</summary>
internal enum StepAct { Next, Stay, Save, Add, Remove }

/// <summary>A step as a form posts it: its answers, and what its button asks for.</summary>
/// <param name="Target">The list to add a row to, or the row to remove.</param>
internal sealed record PostedStep(IntakeStep Step, StepAct Act, string Target, IReadOnlyDictionary<string, string?> Answers)
{
    /// <param name="fields">Names and values; choices of which several may be made come once for each.</param>
    public static PostedStep Of(IntakeStep step, string? act, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields)
    {
        Dictionary<string, string?> answers = [];
        foreach (var (name, values) in fields)
        {
            if (IntakeFields.Find(name) is not { } field) continue;
            answers[name] = field.Kind == AskedAs.Choices ? string.Join(',', values.Where(value => value.Length > 0)) : values is [.., var last] ? last : "";
        }

        string[] words = (act ?? "").Split(':', 2);
        string target = words.Length > 1 ? words[1] : "";
        return words[0] switch
        {
            "add" when IsList(target) => new(step, StepAct.Add, target, answers),
            "remove" when target.LastIndexOf('.') is > 0 and var dot && IsList(target[..dot]) => new(step, StepAct.Remove, target, answers),
            "save" => new(step, StepAct.Save, "", answers),
            "stay" => new(step, StepAct.Stay, "", answers),
            _ => new(step, StepAct.Next, "", answers),
        };
    }

    /// <summary>The changes to save into a draft; a new row begins with its first field empty, a removed one loses all.</summary>
    public IReadOnlyDictionary<string, string?> ChangesTo(IReadOnlyDictionary<string, string> kept)
    {
        var changes = Answers.ToDictionary();
        if (Act == StepAct.Add)
        {
            changes[NewField(kept)] = "";
        }
        else if (Act == StepAct.Remove)
        {
            foreach (string name in kept.Keys.Concat(Answers.Keys).Where(name => name == Target || name.StartsWith(Target + ".", StringComparison.Ordinal)).ToList()) changes[name] = null;
        }

        // What was never answered and is not answered now need not be kept; in rows the empty field says that the row is there.
        foreach (string name in changes.Where(change => change.Value is "" && !kept.ContainsKey(change.Key) && !change.Key.Split('.').Any(IntakeField.IsNumber)).Select(change => change.Key).ToList()) changes.Remove(name);
        return changes;
    }

    /// <summary>The first field of the row to add: where the reader goes on.</summary>
    public string NewField(IReadOnlyDictionary<string, string> kept)
    {
        var rows = kept.Rows(Target).Concat(Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Key, answer => answer.Value!).Rows(Target)).ToList();
        string row = $"{Target}.{(rows.Count == 0 ? 0 : rows.Max() + 1)}", pattern = IntakeField.PatternOf(row);
        string first = IntakeFields.All.First(field => field.Pattern == pattern || field.Pattern.StartsWith(pattern + ".", StringComparison.Ordinal)).Pattern;
        return row + first[pattern.Length..];
    }

    private static bool IsList(string name) =>
        IntakeField.PatternOf(name) + ".*" is var row && IntakeFields.All.Any(field => field.Pattern == row || field.Pattern.StartsWith(row + ".", StringComparison.Ordinal));
}
