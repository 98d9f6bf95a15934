namespace Imdi.Shared;

internal static class PerLanguage
{
    /// <summary>One value a language, each made when it is first asked for.</summary>
    internal static Func<Language, T> Of<T>(Func<Language, T> make)
        where T : class
    {
        Lazy<T>[] values = [.. Language.All.Select(language => new Lazy<T>(() => make(language)))];
        return language => values[language.Index].Value;
    }
}
