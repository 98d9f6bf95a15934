using System.Text.Json;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web.Pages.Register;
using Imdi.Web.Text;

namespace Imdi.Functions.Funding;

/// <summary>The register's codes and their names in a language.</summary>
internal static class RegisterWords
{
    /// <summary><c>AwaitingEndorsement</c> as addresses and answers spell it: <c>awaiting-endorsement</c>.</summary>
    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Stage(ProposalStage stage, Language language) => Word(ProposalWords.Stage(Code(stage)), language);

    public static string Component(PaperComponent component, Language language) => Word(ProposalWords.Component(Code(component)), language);

    public static string Movement(MovementKind kind, Language language) => Word(ProposalWords.Movement(Code(kind)), language);

    public static string Window(string window, Language language) => ProposalWords.Window(Texts.For(language), window);

    public static string Kind(string kind, Language language) => ProposalWords.Kind(Texts.For(language), kind);

    public static string Sector(string code, Language language) => ProposalWords.Sector(Texts.For(language), code);

    private static string Word(string key, Language language) => Texts.For(language)[key];
}
