using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A pledge as it is sent; a signed-in donor need not name itself.</summary>
public sealed record PledgeRequest(
    Money? Amount = null, string? Window = null, string? Name = null, string? Email = null, string? Proposal = null, DateOnly? ExpectedOn = null, string? Conditions = null, bool IsAnonymous = false, Language? Language = null)
{
    private const int LongestName = 200, LongestEmail = 254, LongestConditions = 2_000;

    public Outcome<Pledge> Check(string id, Caller caller, bool knowsWindow, bool knowsProposal, DateTimeOffset now)
    {
        bool needsName = !caller.Is(Role.Donor);
        FieldError[] errors =
        [
            .. Amount is not { Minor: > 0 } ? (FieldError[])[new("/amount", "amount-not-positive", "An amount above zero in any currency.")] : [],
            .. Amount is { Minor: > TypedMoney.MostMinor } ? (FieldError[])[MoneyBound.Wrong("amount", Amount.Value.Currency)] : [],
            .. knowsWindow ? (FieldError[])[] : [new("/window", "no-such-window", "'core', or the id of an ad hoc window.")],
            .. Proposal is null || knowsProposal ? (FieldError[])[] : [new("/proposal", "no-such-proposal", "The id of a proposal, or nothing.")],
            .. needsName && string.IsNullOrWhiteSpace(Name) || Name?.Length > LongestName ? (FieldError[])[new("/name", "required", $"Who pledges, in up to {LongestName} characters.")] : [],
            .. (needsName || Email is not null) && !IsAddress(Email) ? (FieldError[])[new("/email", "not-an-address", "An e-mail address, such as name@example.org.")] : [],
            .. Conditions?.Length > LongestConditions ? (FieldError[])[new("/conditions", "too-long", $"At most {LongestConditions} characters.")] : [],
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("pledge-incomplete", "The pledge was not taken; the errors say what would be right.", errors)
            : new Pledge
            {
                Id = id, Reference = Reference.Of(id), Donor = caller.Is(Role.Donor) ? caller.Organisation : null, Name = (Name ?? caller.Organisation ?? caller.Name).Trim(), Email = Email?.Trim(), Amount = Amount!.Value, Window = Window!,
                Proposal = Proposal, ExpectedOn = ExpectedOn, Conditions = Conditions?.Trim(), IsAnonymous = IsAnonymous, Language = Language ?? Imdi.Shared.Language.English, At = now, IsDemonstration = caller.Id.StartsWith("demonstration:", StringComparison.Ordinal),
            };
    }

    private static bool IsAddress(string? text) =>
        text is { Length: <= LongestEmail } && text.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}
