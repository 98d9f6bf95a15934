using System.Globalization;
using System.Text.RegularExpressions;

namespace Imdi.Web.Tests;

/// <summary>WCAG 2.2 contrast of the tokens: 4.5 : 1 for text, 3 : 1 for controls, bars and other marks that mean something.</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, string> Light = Tokens(Sheet().Split("@media")[0]);
    private static readonly Dictionary<string, string> Dark = Light.Concat(Tokens(Sheet().Split("@media")[1])).GroupBy(token => token.Key).ToDictionary(group => group.Key, group => group.Last().Value);

    [Theory]
    [InlineData("ink", "paper"), InlineData("ink", "tint"), InlineData("ink", "band"), InlineData("ink", "good")]
    [InlineData("ink2", "paper"), InlineData("ink2", "tint"), InlineData("ink2", "band"), InlineData("ink2", "good")]
    [InlineData("link", "paper"), InlineData("link", "tint"), InlineData("link", "band")]
    [InlineData("on-brand", "brand"), InlineData("on-brand2", "brand"), InlineData("on-button", "button")]
    [InlineData("good-ink", "paper"), InlineData("good-ink", "good"), InlineData("paper", "good-ink")]
    [InlineData("bad-ink", "paper"), InlineData("bad-ink", "bad"), InlineData("demo-ink", "demo"), InlineData("me", "band"), InlineData("me", "paper")]
    public void Text_stands_out_from_its_ground(string text, string ground)
    {
        Assert.InRange(Ratio(Light[text], Light[ground]), 4.5, 21);
        Assert.InRange(Ratio(Dark[text], Dark[ground]), 4.5, 21);
    }

    [Theory]
    [InlineData("line2", "paper"), InlineData("fee", "paper"), InlineData("margin", "paper"), InlineData("bar", "band"), InlineData("accent", "tint")]
    [InlineData("sun", "brand"), InlineData("focus", "focus-ring")]
    public void Marks_that_mean_something_stand_out(string mark, string ground)
    {
        Assert.InRange(Ratio(Light[mark], Light[ground]), 3, 21);
        Assert.InRange(Ratio(Dark[mark], Dark[ground]), 3, 21);
    }

    [Fact]
    public void The_maps_colours_go_one_way_from_step_to_step()
    {
        string[] steps = ["q0", "q1", "q2", "q3", "q4"];

        Assert.Equal(steps.OrderByDescending(step => Luminance(Light[step])), steps);
        Assert.Equal(steps.OrderBy(step => Luminance(Dark[step])), steps);
    }

    [Fact]
    public void Known_ratios_come_out_as_published()
    {
        Assert.Equal(21, Ratio("#000", "#fff"), 2);
        Assert.Equal(4.54, Ratio("#767676", "#fff"), 2);
    }

    private static double Ratio(string one, string other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string colour)
    {
        string hex = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => Linear(int.Parse(hex.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private static Dictionary<string, string> Tokens(string css) =>
        Colour().Matches(css).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static string Sheet() => SourceTree.ReadSite("assets", "css", "tokens.css");

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{3,6});")]
    private static partial Regex Colour();
}
