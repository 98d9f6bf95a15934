using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who carries the project, which plan it serves, and which sectors it counts to.</summary>
internal static class CheckPartners
{
    public static Partners Of(CheckedAnswers answers)
    {
        var executing = answers.Rows("partners.executing", row =>
        {
            var agency = new ExecutingAgency(answers.Text($"{row}.name"), answers.Optional($"{row}.organisation"), answers.Optional($"{row}.email"));
            EmailIsOne(answers, $"{row}.email", agency.Email);
            return agency;
        });
        var local = answers.Rows("partners.local", row =>
            new LocalPartner(answers.Text($"{row}.name"), answers.One<PartnerSector>($"{row}.sector"), answers.Country($"{row}.country"), answers.Optional($"{row}.contribution")));
        if (local.Count > 0 && !local.Any(partner => partner.Sector is PartnerSector.Public or PartnerSector.Private)) answers.Add("partners.local", "partner-missing", "At least one partner of the public or private sector.");
        return new(executing, local);
    }

    public static Alignment AlignmentOf(CheckedAnswers answers)
    {
        var alignment = new Alignment(answers.Text("alignment.statement"), answers.Optional("alignment.reference"), answers.Optional("alignment.reasonNoPlan"));
        if (alignment is { Reference: null, ReasonNoPlan: null }) answers.Add("alignment.reference", "alignment-missing", "The plan's title and chapter, or the reason why there is none.");
        return alignment;
    }

    public static IReadOnlyList<SectorShare> SectorsOf(CheckedAnswers answers)
    {
        var sectors = answers.Rows("sectors", row =>
        {
            var share = new SectorShare(answers.Text($"{row}.code"), answers.Number($"{row}.percent"));
            if (share.Code.Length > 0 && !DacSectors.Codes.Contains(share.Code)) answers.Add($"{row}.code", "unknown-choice", $"One of {string.Join(", ", DacSectors.Codes)}.");
            return share;
        });
        if (sectors.Count == 0) return sectors;
        if (sectors.Any(share => share.Percent is < 0 or > 100) || sectors.Sum(share => share.Percent) != 100) answers.Add("sectors", "sectors-not-100", "The shares sum to exactly 100 %.");
        else if (sectors.Where(share => share.Code.Length > 0).CountBy(share => share.Code).Any(same => same.Value > 1)) answers.Add("sectors", "sector-twice", "Name each sector once.");
        return sectors;
    }

    public static void EmailIsOne(CheckedAnswers answers, string name, string? text)
    {
        if (text is { Length: > 0 } && !MailAddress.IsOne(text)) answers.Add(name, "not-an-address", "An e-mail address, such as name@example.org.");
    }
}
