using Imdi.Web.Text;

namespace Imdi.Web.Pages.Send;

/// <summary>Words for the data's own terms; a term that the texts do not know shows as the source wrote it.</summary>
public static class Vocabulary
{
    public static string ProviderType(Texts texts, string term) => Known(texts, $"provider.{Code(term)}", term);

    public static string Instrument(Texts texts, string term) => Known(texts, $"instrument.{Code(term)}", term);

    private static string Known(Texts texts, string key, string term) => texts.Has(key) ? texts[key] : term;

    private static string Code(string term) => term.Trim().ToLowerInvariant().Replace(' ', '-').Replace('/', '-');
}
