using System.Text.Json;
using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>Content as JSON, field by field as if it had been typed: what a program sends goes through the same checks as a form.</summary>
internal static class JsonAnswers
{
    // What follows from the other fields: read back, it is passed over.
    private static readonly string[] Derived = ["countries.*", "logframe.outcomes.*.indicators.*.id", "logframe.outcomes.*.outputs.*.indicators.*.id"];

    public static IReadOnlyDictionary<string, string> Of(ProposalContent content) => Of(JsonSerializer.SerializeToElement(content, DraftJson.Options)).Value;

    public static Outcome<IReadOnlyDictionary<string, string>> Of(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Object) return Refusal.Unprocessable("proposal-incomplete", "The proposal was not taken; the errors say what would be right.", new FieldError("", "not-an-object", "A JSON object, as /api/docs shows it."));
        Dictionary<string, string> answers = [];
        string? currency = content.TryGetProperty("budget", out var budget) && budget.ValueKind == JsonValueKind.Object && budget.TryGetProperty("currency", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
        foreach (var property in content.EnumerateObject()) Walk(property.Name, property.Value, answers, currency);
        return Answers.Unknown(answers.Keys) is { Length: > 0 } unknown ? Refusal.Unprocessable("proposal-incomplete", "The proposal was not taken; the errors say what would be right.", unknown)
            : Answers.TooMuch(answers) is { } tooMuch ? tooMuch
            : Outcome.Ok<IReadOnlyDictionary<string, string>>(answers);
    }

    private static void Walk(string name, JsonElement value, Dictionary<string, string> answers, string? currency)
    {
        var field = IntakeFields.Find(name);
        switch (value.ValueKind)
        {
            case JsonValueKind.Array when field?.Kind == AskedAs.Choices:
                answers[name] = string.Join(',', value.EnumerateArray().Select(Scalar));
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index()) Walk($"{name}.{index}", item, answers, currency);
                break;
            case JsonValueKind.Object when field?.Kind == AskedAs.Amount:
                answers[name] = AmountOf(value, currency);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject()) Walk($"{name}.{property.Name}", property.Value, answers, currency);
                break;
            case not (JsonValueKind.Null or JsonValueKind.Undefined) when !Derived.Contains(IntakeField.PatternOf(name)):
                answers[name] = Scalar(value);
                break;
        }
    }

    // An amount in another currency than the budget's keeps its code, by which the check knows it.
    private static string AmountOf(JsonElement money, string? currency)
    {
        string amount = money.TryGetProperty("amount", out var number) ? Scalar(number) : "", code = money.TryGetProperty("currency", out var named) ? Scalar(named) : "";
        return code == currency ? amount : $"{amount} {code}";
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };
}
