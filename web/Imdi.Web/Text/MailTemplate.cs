namespace Imdi.Web.Text;

/// <summary>
/// A kind of message: its name, why people receive it (<c>mail.why.{why}</c>) and what fills its slots, in their order. A slot whose name
/// ends with "link" takes an address, absolute or root-relative. docs/messages.md shows the table.
/// </summary>
public sealed record MailTemplate(string Name, string Why, params string[] Slots)
{
    public const string LeaveLink = "leave link";

    public static IReadOnlyList<MailTemplate> All { get; } =
    [
        new("draft-saved", "form", "title, or \"your proposal\"", "resume link", "expiry date"),
        new("proposal-received", "proposal", "title", "reference", "status link"),
        new("contact-named", "role", "title", "reference", "status link"),
        new("organisation-contact", "role", "organisation"),
        new("endorsement-requested", "role", "country", "title", "applicant", "link", "expiry date"),
        new("endorsement-reminder", "role", "country", "title", "applicant", "link", "expiry date"),
        new("acceptance-requested", "role", "agency", "title", "applicant", "link", "expiry date"),
        new("acceptance-reminder", "role", "agency", "title", "applicant", "link", "expiry date"),
        new("proposal-endorsed", "proposal", "country", "title", "reference"),
        new("endorsement-revoked", "proposal", "country", "title", "reference", "status link"),
        new("proposal-refused-by-country", "proposal", "country", "title", "reason", "status link"),
        new("proposal-question", "proposal", "country", "title", "question", "status link"),
        new("proposal-with-panel", "proposal", "title", "reference", "status link"),
        new("proposal-decided", "proposal", "title", "reference", "decision word", "link"),
        new("review-assigned", "role", "title", "due date", "link"),
        new("review-reminder", "role", "title", "due date", "link"),
        new("discussion-needed", "role", "title", "link"),
        new("vote-open", "role", "title", "link"),
        new("vote-reminder", "role", "title", "link"),
        new("confirmation-awaited", "role", "title", "link"),
        new("interest-received", "form", "reference"),
        new("pledge-received", "donor", "amount", "reference", "statement link"),
        new("receipt-issued", "donor", "amount", "date", "statement link"),
        new("report-due", "proposal", "title", "due date", "link"),
        new("report-overdue", "proposal", "title", "due date", "link"),
        new("tranche-paid", "proposal", "title", "amount"),
        new("invitation", "invitation", "role", "link", "expiry date"),
        new("joining-confirm", "form", "organisation", "link", "expiry date"),
        new("joining-approved", "form", "organisation", "link"),
        new("joining-declined", "form", "organisation", "reason"),
        new("reverification-due", "role", "country", "date", "link"),
        new("subscription-confirm", "form", "corridor", "link"),
        new("corridor-alert", "subscription", "corridor", "cost", "threshold", "quarter", "link", LeaveLink),
    ];

    public static MailTemplate Named(string name) => All.FirstOrDefault(one => one.Name == name) ?? throw new ArgumentException($"There is no message '{name}'; MailTemplate.All lists them.", nameof(name));

    /// <summary>Throws unless there is a value for each slot: whoever queues a message is wrong, not its reader.</summary>
    public void Check(IReadOnlyList<string> values)
    {
        if (values.Count != Slots.Length) throw new ArgumentException($"'{Name}' takes {Slots.Length} values ({string.Join(", ", Slots)}), not {values.Count}.", nameof(values));
    }

    public bool IsLink(int slot) => Slots[slot].EndsWith("link", StringComparison.Ordinal);
}
