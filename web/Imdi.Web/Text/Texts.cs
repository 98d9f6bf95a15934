using System.Collections.Frozen;
using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Web.Text;

/// <summary>The site's words in one language, read once from the files of i18n/{language}/, one an area.</summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, Texts> ByTag =
        Language.All.ToFrozenDictionary(language => language.Tag, language => new Texts(language));

    private readonly Language _language;
    private readonly FrozenDictionary<string, JsonElement> _entries;

    private Texts(Language language)
    {
        _language = language;
        var assembly = typeof(Texts).Assembly;
        string folder = $"i18n/{language.Tag}/";
        _entries = assembly.GetManifestResourceNames().Where(name => name.Replace('\\', '/').StartsWith(folder, StringComparison.Ordinal))
            .SelectMany(name => Read(assembly.GetManifestResourceStream(name)!)).ToFrozenDictionary();
        if (_entries.Count == 0) throw new InvalidOperationException($"{folder} is not embedded.");
    }

    public IEnumerable<string> Keys => _entries.Keys;

    public static Texts For(Language language) => ByTag[language.Tag];

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The text with its {0} slots filled. A text with plural forms takes its first argument as the count.</summary>
    public string this[string key, params object[] args]
    {
        get
        {
            if (!_entries.TryGetValue(key, out var entry)) throw new KeyNotFoundException($"i18n/{_language.Tag}/ has no '{key}'.");
            return Fill(entry.ValueKind == JsonValueKind.Object ? Form(key, entry, args) : entry.GetString()!, args);
        }
    }

    private static Dictionary<string, JsonElement> Read(Stream stream)
    {
        using (stream) return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(stream)!;
    }

    private string Form(string key, JsonElement forms, object[] args)
    {
        long count = args is [int or long, ..] ? Convert.ToInt64(args[0], null) : throw new ArgumentException($"'{key}' needs a count first.");
        return forms.GetProperty(Plurals.Category(_language.Tag, count)).GetString()!;
    }

    private string Fill(string text, object[] args)
    {
        for (int slot = 0; slot < args.Length; slot++)
            text = text.Replace($"{{{slot}}}", Shown(args[slot]), StringComparison.Ordinal);
        return text;
    }

    private string Shown(object argument) => argument switch
    {
        string text => text,
        int or long => Numbers.For(_language).Integer(Convert.ToInt64(argument, null)),
        _ => throw new ArgumentException($"{argument.GetType().Name} must be written by Numbers or Dates first."),
    };
}
