using Imdi.Web.Text;

namespace Imdi.Web.Pages.Register;

/// <summary>Keys and words for the codes of proposals and money.</summary>
public static class ProposalWords
{
    public static string Stage(string code) => $"register.stage.{code}";

    public static string Component(string code) => $"register.component.{code}";

    public static string Movement(string code) => $"register.movement.{code}";

    public static string Event(string code) => $"register.event.{code}";

    public static string Decision(string code) => $"register.decision.{code}";

    public static string Applicant(string code) => $"register.applicant.{code}";

    public static string Category(string code) => $"register.budget.{code}";

    public static string Role(string code) => $"register.role.{code}";

    /// <summary>The pooled window, those made for a purpose, or one of these by its name.</summary>
    public static string Window(Texts texts, string window) => window is "core" or "ad-hoc" ? texts[$"register.window.{window}"] : texts["register.window", window];

    /// <summary>An activity of the paper's list; its code in words where no text names it.</summary>
    public static string Kind(Texts texts, string kind) => texts.Has($"apply.o.identification.activityKinds.{kind}") ? texts[$"apply.o.identification.activityKinds.{kind}"] : kind.Replace('-', ' ');

    /// <summary>An OECD DAC purpose; its code where no text names it.</summary>
    public static string Sector(Texts texts, string code) => texts.Has($"register.sector.{code}") ? texts[$"register.sector.{code}"] : code;
}
