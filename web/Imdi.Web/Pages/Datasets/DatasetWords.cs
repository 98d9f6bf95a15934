using System.Diagnostics.CodeAnalysis;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Datasets;

/// <summary>Words for what a kind declares in English; what the texts do not know shows as it was declared.</summary>
public static class DatasetWords
{
    public static string Title(Texts texts, string kind, string declared) => Known(texts, $"kind.{kind}.title", declared);

    public static string Purpose(Texts texts, string kind, string declared) => Known(texts, $"kind.{kind}.purpose", declared);

    public static string Rule(Texts texts, string code, string declared) => Known(texts, $"rule.{code}", declared);

    /// <summary>What helps wherever the rule is broken; null for a rule that the texts do not know.</summary>
    public static string? Cure(Texts texts, string code) => Known(texts, $"cure.{code}", null);

    /// <summary>A column's words, its kind's own before those that kinds share.</summary>
    public static string Column(Texts texts, string kind, string column, string declared) => Known(texts, $"column.{kind}.{column}", null) ?? Known(texts, $"column.{column}", declared);

    [return: NotNullIfNotNull(nameof(declared))]
    public static string? Unit(Texts texts, string kind, string column, string? declared) => declared is null ? null : Known(texts, $"unit.{UnitOf(texts, kind, column)}", declared);

    private static string UnitOf(Texts texts, string kind, string column) => column switch
    {
        "value" => texts.Has($"unit.{kind}") ? kind : "persons",
        "interbank_rate" => "rate",
        _ when column.StartsWith("rate_", StringComparison.Ordinal) => "rate",
        _ when column.StartsWith("margin_", StringComparison.Ordinal) || column.StartsWith("total_", StringComparison.Ordinal) => "percent",
        _ when column.StartsWith("amount_", StringComparison.Ordinal) || column.StartsWith("fee_", StringComparison.Ordinal) => "money",
        _ => column,
    };

    [return: NotNullIfNotNull(nameof(declared))]
    private static string? Known(Texts texts, string key, string? declared) => texts.Has(key) ? texts[key] : declared;
}
