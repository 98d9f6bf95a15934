using System.Collections.Frozen;
using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Web.Text;

/// <summary>The site's words in one language, read once from the files of i18n/{language}/, one an area.</summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, Texts> ByTag =
        Language.All.ToFrozenDictionary(language => language.Tag, language => new Texts(language));

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Region, System.Collections.Concurrent.ConcurrentDictionary<string, Texts>> OfRegions = [];

    private readonly Language _language;
    private readonly FrozenDictionary<string, JsonElement> _entries;

    private Texts(Language language, FrozenDictionary<string, JsonElement> entries) => (_language, _entries) = (language, entries);

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

    /// <summary>The site's words in a language with the region's own in place of some.</summary>
    public static Texts For(Language language, Region region)
    {
        var own = For(language);
        if (!region.Texts.TryGetValue(language, out var replaced)) return own;
        return OfRegions.GetValue(region, _ => new())
            .GetOrAdd(language.Tag, _ => new(language, own._entries.Select(entry => replaced.TryGetValue(entry.Key, out string? text) ? new(entry.Key, JsonSerializer.SerializeToElement(text)) : entry).ToFrozenDictionary()));
    }

    /// <summary>A text as it is written, with its slots; null for none, and for one with forms by number, which no region replaces.</summary>
    public string? Written(string key) => _entries.TryGetValue(key, out var entry) && entry.ValueKind == JsonValueKind.String ? entry.GetString() : null;

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
