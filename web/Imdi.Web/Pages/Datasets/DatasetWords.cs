using Imdi.Web.Text;

namespace Imdi.Web.Pages.Datasets;

/// <summary>Words for what a kind declares in English; what the texts do not know shows as it was declared.</summary>
public static class DatasetWords
{
    public static string Title(Texts texts, string kind, string declared) => Known(texts, $"kind.{kind}.title", declared);

    public static string Purpose(Texts texts, string kind, string declared) => Known(texts, $"kind.{kind}.purpose", declared);

    public static string Rule(Texts texts, string code, string declared) => Known(texts, $"rule.{code}", declared);

    private static string Known(Texts texts, string key, string declared) => texts.Has(key) ? texts[key] : declared;
}
