using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>What a parameter of a type takes: the code of the error, what would be right, and a check stricter than the framework's.</summary>
internal sealed record Expected(string Code, string WhatIsRight, Func<string, bool> IsRight)
{
    private static readonly Dictionary<Type, Expected> Known = new()
    {
        [typeof(CountryCode)] = Parsed<CountryCode>("unknown-country", "an ISO 3166-1 code of a country, such as GBR"),
        [typeof(Currency)] = Parsed<Currency>("unknown-currency", "an ISO 4217 code of a currency, such as GBP"),
        [typeof(Language)] = Parsed<Language>("unknown-language", "one of en, fr, es, ar"),
        [typeof(Period)] = Parsed<Period>("malformed-period", "a year, quarter or month such as 2025, 2025Q3 or 2025-09"),
        [typeof(DateOnly)] = new("malformed-date", "a date such as 2025-09-30", text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        [typeof(decimal)] = new("malformed-number", "a number with a point and no separators, such as 1234.50", IsNumber),
        [typeof(double)] = new("malformed-number", "a number with a point and no separators, such as 1234.50", IsNumber),
        [typeof(int)] = new("malformed-number", "a whole number, such as 12", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)),
        [typeof(long)] = new("malformed-number", "a whole number, such as 12", text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)),
        [typeof(bool)] = new("malformed-flag", "true or false", text => bool.TryParse(text, out _)),
        [typeof(Guid)] = Parsed<Guid>("malformed-id", "an id such as 0b9f8c1e-5d52-4d7e-9c1e-2f4c1a3b5d6e"),
    };

    public static Expected? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Known.TryGetValue(type, out var known)) return known;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>)) return OfGeneric(nameof(OfChoice), type.GetGenericArguments()[0]);
        bool parsable = type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IParsable<>));
        return parsable && type != typeof(string) ? OfGeneric(nameof(OfParsable), type) : null;
    }

    private static Expected OfParsable<T>()
        where T : IParsable<T> => Parsed<T>("malformed-parameter", $"a {typeof(T).Name}");

    private static Expected OfChoice<TEnum>()
        where TEnum : struct, Enum => Parsed<Choice<TEnum>>("unknown-choice", $"one of {string.Join(", ", Choice<TEnum>.Names)}");

    private static Expected Parsed<T>(string code, string whatIsRight)
        where T : IParsable<T> => new(code, whatIsRight, text => T.TryParse(text, CultureInfo.InvariantCulture, out _));

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static Expected OfGeneric(string method, Type argument) =>
        (Expected)typeof(Expected).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(argument).Invoke(null, null)!;
}
