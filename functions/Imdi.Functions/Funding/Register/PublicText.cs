using System.Text.RegularExpressions;

namespace Imdi.Functions.Funding;

/// <summary>
/// Free text as it is published: addresses and telephone numbers that somebody typed into it are taken out. A second line of defence: what is
/// published is chosen field by field (<see cref="Disclosure"/>), and no field of a person is among them.
/// </summary>
public static partial class PublicText
{
    public const string Removed = "[…]";

    public static string Of(string text) => Telephone().Replace(Address().Replace(text, Removed), Removed);

    [GeneratedRegex(@"[^\s@<>""'(),;:]+@[^\s@<>""'(),;:]+\.[^\s@<>""'(),;:.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // In the international form only: any other could be an amount or a date.
    [GeneratedRegex(@"(?:\+|\b00)[1-9](?:[ ().\-/]{0,2}[0-9]){7,14}", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();
}
