using Imdi.Shared;

namespace Imdi.Web.Text;

/// <summary>The words of a message in its reader's language, as plain text.</summary>
/// <param name="LeaveLink">Where a mail program unsubscribes its reader; null for messages that nobody subscribed to.</param>
public sealed record MailText(string Subject, string Body, string? LeaveLink)
{
    private const int LongestInSubject = 100;

    /// <param name="origin">What root-relative links begin with; null leaves them as they are.</param>
    public static MailText Of(MailTemplate template, Language language, IReadOnlyList<string> values, string? origin, Region region)
    {
        template.Check(values);
        var texts = Texts.For(language, region);
        string[] links = [.. values.Select((value, slot) => template.IsLink(slot) ? Absolute(value, origin) : value)];
        object[] inSubject = [.. links.Select(value => Cut(Line(value)))];
        object[] inBody = [.. links.Select((value, slot) => template.IsLink(slot) ? Line(value) : Set(Lines(value), language))];
        string body = $"{texts[$"mail.{template.Name}.body", inBody]}\n\n-- \n{texts[$"mail.why.{template.Why}"]}\n{region.ShortName}, {region.NameIn(language)}\n{origin}".TrimEnd() + "\n";
        int leave = Array.IndexOf(template.Slots, MailTemplate.LeaveLink);
        return new(texts[$"mail.{template.Name}.subject", inSubject], body, leave < 0 ? null : Line(links[leave]));
    }

    private static string Absolute(string link, string? origin) => link.StartsWith('/') ? origin + link : link;

    // What people wrote stays within its line: nothing of it becomes a header, a signature or a paragraph of ours.
    private static string Line(string value) => string.Concat(value.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();

    // A reason or a question may have paragraphs; they stand in, so that they are seen to be quoted.
    private static string Lines(string value) => string.Join("\n  ", value.ReplaceLineEndings("\n").Split('\n').Select(Line)).Trim();

    private static string Cut(string line) => line.Length <= LongestInSubject ? line : line[..(char.IsHighSurrogate(line[LongestInSubject - 1]) ? LongestInSubject - 1 : LongestInSubject)] + "…";

    /// <summary>Set apart from the direction of the text around it, where that runs from the right.</summary>
    private static string Set(string value, Language language) => language.IsRightToLeft ? $"\u2068{value}\u2069" : value;
}
