using System.Globalization;
using System.Xml.Linq;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>The small pieces that IATI documents are made of.</summary>
internal static class IatiElement
{
    public static XElement Text(string name, string text, params object?[] attributes) => new(name, attributes, Narrative(text));

    // XML 1.0 has no place for most control characters.
    public static XElement Narrative(string text) => new("narrative", new string([.. text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))]));

    public static XElement Code(string name, string code) => new(name, new XAttribute("code", code));

    public static XElement Date(string name, DateOnly day) => new(name, new XAttribute("iso-date", Day(day)));

    public static XElement Value(Money amount, DateOnly on) => new("value", new XAttribute("currency", amount.Currency.Code), new XAttribute("value-date", Day(on)), amount.ToAmountText());

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateOnly day) => Day(day) + "T00:00:00Z";

    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Equal percentages with two decimals that add up to 100.</summary>
    public static IReadOnlyList<decimal> Shares(int count)
    {
        decimal each = decimal.Floor(10000m / count) / 100;
        return [.. Enumerable.Range(0, count).Select(index => index == 0 ? 100 - (each * (count - 1)) : each)];
    }
}
