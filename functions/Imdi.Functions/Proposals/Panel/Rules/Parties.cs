using System.Globalization;
using System.Text;
using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>How an organisation takes part in a proposal.</summary>
public enum PartyRole { Applicant, ExecutingAgency, LocalPartner, CoFunder }

/// <param name="Id">In the Directory, where the proposal says it.</param>
public sealed record Party(PartyRole Role, string Name, string? Id = null)
{
    /// <summary>By what it is recognised: its id and its name without case, accents, punctuation, a leading article or what stands in brackets.</summary>
    public IEnumerable<string> Keys => Id is null ? KeysOf(Name) : KeysOf(Name).Append(IdKey(Id));

    /// <summary>All who take part in a proposal.</summary>
    public static IReadOnlyList<Party> Of(ProposalContent content) =>
    [
        new(PartyRole.Applicant, content.Applicant.Name),
        .. content.Partners.Executing.Select(agency => new Party(PartyRole.ExecutingAgency, agency.Name, agency.Organisation)),
        .. content.Partners.Local.Select(partner => new Party(PartyRole.LocalPartner, partner.Name)),
        .. content.Budget.CoFinance.Select(share => new Party(PartyRole.CoFunder, share.Funder)),
    ];

    public static IReadOnlySet<string> KeysOf(Organisation organisation) => new HashSet<string>(KeysOf(organisation.Name), StringComparer.Ordinal) { IdKey(organisation.Id) };

    /// <summary>Whether an organisation of that name is the one of the Directory.</summary>
    public static bool IsNamed(Organisation organisation, string name) => KeysOf(name).Any(KeysOf(organisation).Contains);

    private static string IdKey(string id) => "#" + id.ToLowerInvariant();

    // "International Organization for Migration (IOM)" is met by its name, by the whole and by the abbreviation.
    private static IEnumerable<string> KeysOf(string name)
    {
        int open = name.IndexOf('(', StringComparison.Ordinal), close = name.LastIndexOf(')');
        IEnumerable<string> spellings = open > 0 && close > open ? [name, name[..open] + name[(close + 1)..], name[(open + 1)..close]] : [name];
        return spellings.Select(Plain).Where(key => key.Length > 1).Distinct();
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) continue;
            plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("isation", "ization", StringComparison.Ordinal)).ToList();
        return string.Join(' ', words is ["the", _, ..] ? words.Skip(1) : words);
    }
}
