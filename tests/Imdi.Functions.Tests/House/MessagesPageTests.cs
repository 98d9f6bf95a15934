using System.Text.RegularExpressions;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Functions.Tests.House;

/// <summary>docs/messages.md, the table of templates and the texts say the same.</summary>
public sealed partial class MessagesPageTests
{
    [Fact]
    public void The_page_lists_every_template_with_its_slots()
    {
        var rows = Repository.Read("docs", "messages.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(MailTemplate.All.Select(one => $"| `{one.Name}` | {one.Why} | {string.Join("; ", one.Slots.Select((slot, number) => $"{number} {slot}"))} |"), rows);
    }

    [Fact]
    public void Every_text_of_a_message_belongs_to_a_template_and_uses_all_its_slots_and_no_other()
    {
        var texts = Texts.For(Language.English);
        var named = MailTemplate.All.SelectMany(one => new[] { $"mail.{one.Name}.subject", $"mail.{one.Name}.body" }).Concat(MailTemplate.All.Select(one => $"mail.why.{one.Why}")).Distinct();
        Assert.Equal(named.Order(StringComparer.Ordinal), texts.Keys.Where(key => key.StartsWith("mail.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        Assert.All(MailTemplate.All, one => Assert.Equal(
            Enumerable.Range(0, one.Slots.Length).Select(slot => $"{{{slot}}}"),
            Slot().Matches(texts[$"mail.{one.Name}.subject"] + texts[$"mail.{one.Name}.body"]).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_link_stands_on_a_line_of_its_own_in_every_language() => Assert.All(
        from template in MailTemplate.All from language in Language.All from slot in Enumerable.Range(0, template.Slots.Length) where template.IsLink(slot) select (template, language, slot),
        one => Assert.Contains($"{{{one.slot}}}", Texts.For(one.language)[$"mail.{one.template.Name}.body"].Split('\n')));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Slot();
}
