using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>What was typed, by the names of the fields.</summary>
internal static class Answers
{
    /// <summary>Limits of one draft: answers, and bytes of all of it as JSON.</summary>
    public const int Most = 1000, MostBytes = 300_000;

    /// <summary>The numbers of a list's rows, in order; a row is there as soon as one of its fields is, even if nothing was typed into it.</summary>
    public static IReadOnlyList<int> Rows(this IReadOnlyDictionary<string, string> answers, string list, bool filledOnly = false)
    {
        string prefix = list + ".";
        SortedSet<int> numbers = [];
        foreach (var (name, text) in answers)
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal) || (filledOnly && string.IsNullOrWhiteSpace(text))) continue;
            int end = name.IndexOf('.', prefix.Length);
            string part = end < 0 ? name[prefix.Length..] : name[prefix.Length..end];
            if (IntakeField.IsNumber(part)) numbers.Add(int.Parse(part, System.Globalization.CultureInfo.InvariantCulture));
        }

        return [.. numbers];
    }

    /// <summary>Names that the form does not have.</summary>
    public static FieldError[] Unknown(IEnumerable<string> names) =>
        [.. names.Where(name => IntakeFields.Find(name) is null).Take(20).Select(name => new FieldError(IntakeField.PointerOf(name), "unknown-field", "The form has no such field; /api/docs lists them."))];

    public static Refusal? TooMuch(IReadOnlyDictionary<string, string> answers)
    {
        if (answers.Count > Most)
        {
            return Refusal.Unprocessable("too-many-answers", $"A proposal holds at most {Most} answers.", new FieldError(IntakeField.PointerOf(FullestList(answers)), "too-many-answers", $"At most {Most} answers in all; remove rows here."));
        }

        return System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(answers, DraftJson.Options).Length > MostBytes
            ? Refusal.TooLarge("draft-too-large", $"A proposal holds at most {MostBytes / 1000} kB of text.") with
            {
                Errors = [new FieldError(IntakeField.PointerOf(answers.MaxBy(pair => pair.Value.Length).Key), "draft-too-large", "The longest of the answers; shorten it.")],
            }
            : null;
    }

    private static string FullestList(IReadOnlyDictionary<string, string> answers) =>
        answers.Keys.GroupBy(name => string.Join('.', name.Split('.').TakeWhile(part => !IntakeField.IsNumber(part)))).MaxBy(list => list.Count())!.Key;
}
