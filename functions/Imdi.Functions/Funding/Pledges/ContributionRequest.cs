using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A signed agreement as the secretariat enters it.</summary>
public sealed record ContributionRequest(
    string Donor, string Agreement, DateOnly SignedOn, IReadOnlyList<ContributionPart> Parts, IReadOnlyList<CountryCode>? Countries = null, PaperComponent? Component = null, string? Proposal = null, bool IsAnonymous = false, string? Pledge = null)
{
    private const int LongestReference = 100, MostParts = 10;

    /// <param name="pledge">That it names; null where it names none, or one that there is not.</param>
    public Outcome<Contribution> Check(string id, bool knowsDonor, bool knowsProposal, Pledge? pledge, IReadOnlyCollection<string> windows, bool isDemonstration)
    {
        FieldError[] errors =
        [
            .. knowsDonor ? (FieldError[])[] : [new("/donor", "no-such-organisation", "The id of an organisation in the Directory.")],
            .. Proposal is null || knowsProposal ? (FieldError[])[] : [new("/proposal", "no-such-proposal", "The id of a proposal, or nothing.")],
            .. Pledge is not null && (pledge is null || (pledge.Donor is { } promised && promised != Donor)) ? (FieldError[])[new("/pledge", "no-such-pledge", "The id of a pledge of this donor, or nothing.")] : [],
            .. string.IsNullOrWhiteSpace(Agreement) || Agreement.Length > LongestReference ? (FieldError[])[new("/agreement", "required", $"The agreement's reference, in up to {LongestReference} characters.")] : [],
            .. LedgerText.Wrong("agreement", Agreement) is { } wrong ? (FieldError[])[wrong] : [],
            .. Parts.Count is 0 or > MostParts || Parts.Select(part => part.Window).Distinct().Count() != Parts.Count ? (FieldError[])[new("/parts", "parts-wrong", $"1 to {MostParts} windows, each once.")] : [],
            .. Parts.Any(part => part.Amount.Minor <= 0) || Parts.Select(part => part.Amount.Currency).Distinct().Count() > 1 ? (FieldError[])[new("/parts", "amount-not-positive", "Amounts above zero in one currency.")] : [],
            .. Parts.Where(part => part.Amount.Minor > TypedMoney.MostMinor).Select(part => MoneyBound.Wrong("parts", part.Amount.Currency)),
            .. Parts.Select(part => part.Window).Except(windows).Select(unknown => new FieldError("/parts", "no-such-window", "'core', or the id of an ad hoc window.")),
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("contribution-incomplete", "The contribution was not taken; the errors say what would be right.", errors)
            : new Contribution
            {
                Id = id, Donor = Donor, Agreement = EntryDraft.Clean(Agreement)!, SignedOn = SignedOn, Parts = Parts, Earmark = new Earmark(Countries ?? [], Component, Proposal), IsAnonymous = IsAnonymous || pledge is { IsAnonymous: true }, Pledge = Pledge, IsDemonstration = isDemonstration,
            };
    }
}

/// <summary>Money that arrived, and whether the bank has cleared it.</summary>
public sealed record ReceiptRequest(string Contribution, string Window, Money Amount, DateOnly ArrivedOn, DateOnly? ClearedOn = null);

/// <summary>An ad hoc window as the secretariat opens it.</summary>
public sealed record WindowRequest(string Id, string Name, string Purpose, IReadOnlyList<CountryCode>? Countries = null, IReadOnlyList<PaperComponent>? Components = null)
{
    private const int LongestId = 40, LongestText = 500;

    public Outcome<MoneyWindow> Check(bool isDemonstration) =>
        Id.Length is 0 or > LongestId || Id == MoneyWindow.CoreId || !Id.All(letter => letter is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) || string.IsNullOrWhiteSpace(Name) || Name.Length > LongestText || string.IsNullOrWhiteSpace(Purpose) || Purpose.Length > LongestText
            ? Refusal.Unprocessable("window-wrong", $"An id of small letters, digits and hyphens, up to {LongestId}; a name and a purpose, up to {LongestText} characters each.")
            : new MoneyWindow { Id = Id, Name = Name.Trim(), Purpose = Purpose.Trim(), Countries = Countries ?? [], Components = Components ?? [], IsDemonstration = isDemonstration };
}
