using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>The register as objects of the CommonGrants protocol: windows are opportunities, public proposals applications, approved projects awards.</summary>
internal sealed class CommonGrants(RegisterBook book, string reporter, string? site)
{
    public IReadOnlyList<GrantOpportunity> Opportunities() =>
        [.. book.Movements.Select(one => one.Window).Append(PublicLedger.CoreWindow).Concat(book.Projects.Select(WindowOf)).Distinct().Order(StringComparer.Ordinal).Select(OpportunityOf)];

    public IReadOnlyList<GrantApplication> Applications() => [.. book.Projects.OrderByDescending(project => project.Changed).ThenBy(project => project.Reference, StringComparer.Ordinal).Select(ApplicationOf)];

    public IReadOnlyList<GrantAward> Awards() =>
        [.. book.Projects.Where(project => project.Plan is not null).OrderByDescending(project => project.Changed).ThenBy(project => project.Reference, StringComparer.Ordinal).Select(AwardOf)];

    /// <summary>The protocol wants UUIDs: the first 128 bits of the SHA-256 of what is named, marked as version 8 (RFC 9562), so that the same thing keeps its id.</summary>
    public static Guid IdOf(string named)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(named))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private GrantOpportunity OpportunityOf(string window)
    {
        var held = WindowTotals.Of(book).Where(one => one.Window == window).ToList();
        var days = book.Movements.Where(one => one.Window == window).Select(one => one.On).DefaultIfEmpty(book.Changed ?? new DateOnly(2026, 1, 1)).ToList();
        return new GrantOpportunity(
            OpportunityRefOf(window).Id, OpportunityRefOf(window).Title, new GrantStatus("open", null, "Proposals are taken at any time."),
            "Projects on labour migration and development that every country involved has endorsed.",
            held.Count == 0 ? null : new OpportunityFunding(held.Count == 1 ? null : $"Held: {string.Join(", ", held.Select(one => one.Held))}.", held.Count == 1 ? held[0].Held : null),
            new Dictionary<string, GrantCustomField> { ["window"] = new("window", "string", window) }, At(days.Min()), At(days.Max()));
    }

    private GrantApplication ApplicationOf(PublicProject project)
    {
        var opportunity = OpportunityRefOf(WindowOf(project));
        return new GrantApplication(
            ApplicationRefOf(project).Id, project.Title, IdOf($"{reporter}/competition/{WindowOf(project)}"), opportunity.Id, new Dictionary<string, object>(), ApplicationStatusOf(project.Stage), At(project.Submitted),
            new Dictionary<string, GrantCustomField>
            {
                ["reference"] = new("reference", "string", project.Reference),
                ["countries"] = new("countries", "array", project.Countries.Select(one => one.Country.Alpha3).ToArray()),
                ["component"] = new("component", "string", project.Component.ToString()),
                ["activityKinds"] = new("activityKinds", "array", project.Kinds),
                ["proposal"] = new("proposal", "object", new GrantProposal(
                    project.Title, project.Plan?.Summary, project.Asked, new ProposalTimeline(GrantEvent.On("Planned start", project.Starts), GrantEvent.On("Planned end", project.Ends)), opportunity)),
            },
            At(project.Submitted), At(project.Changed));
    }

    private GrantAward AwardOf(PublicProject project)
    {
        var (plan, funds) = (project.Plan!, ProjectFunds.Of(project, book));
        var own = funds.FirstOrDefault(one => one.Currency == project.Asked.Currency);
        string others = string.Join(", ", funds.Where(one => one != own).Select(one => $"{one.Allocated} awarded, {one.Paid} disbursed"));
        return new GrantAward(
            IdOf($"{reporter}/award/{project.Reference}"), project.Title, plan.Summary, AwardStatusOf(project.Stage),
            new AwardFunding(others.Length == 0 ? null : $"Also {others}.", project.Asked, own?.Allocated, own?.Paid),
            new AwardTimeline(project.Decision is { } decision ? GrantEvent.On("Decision of the panel", decision.On) : null, GrantEvent.Between("Period of performance", project.Starts, project.Ends)),
            OpportunityRefOf(WindowOf(project)), ApplicationRefOf(project), new OrganizationRefs(Organization(reporter), null),
            new OrganizationRefs(
                Organization(plan.Applicant),
                plan.Executing.Count == 0 ? null : plan.Executing.Select((agency, index) => (Key: $"executing{(index + 1).ToString(CultureInfo.InvariantCulture)}", Organization: Organization(agency.Name))).ToDictionary(one => one.Key, one => one.Organization)),
            site is null ? null : $"{site}/en/proposals/{project.Reference.ToLowerInvariant()}/", At(project.Submitted), At(project.Changed));
    }

    private static GrantStatus ApplicationStatusOf(ProposalStage stage) => stage switch
    {
        ProposalStage.Approved or ProposalStage.UnderWay or ProposalStage.Completed => new("accepted", null, "Approved by the panel."),
        ProposalStage.Rejected => new("rejected", null, "Rejected by the panel, with public reasons."),
        ProposalStage.WithPanel => new("submitted", null, "Endorsed by every country involved; the panel reviews it."),
        _ => new("custom", RegisterWords.Code(stage), stage == ProposalStage.Withdrawn ? "Withdrawn by the applicant." : "Returned to the applicant for revision."),
    };

    private static GrantStatus AwardStatusOf(ProposalStage stage) => stage switch
    {
        ProposalStage.Completed => new("completed", null, "The project has ended and reported."),
        ProposalStage.UnderWay => new("awarded", null, "Money has been allocated; the project runs."),
        _ => new("custom", "approved", "Approved; money has not been allocated yet."),
    };

    private OpportunityRef OpportunityRefOf(string window) => new(IdOf($"{reporter}/window/{window}"), RegisterWords.Window(window, Language.English));

    private ApplicationRef ApplicationRefOf(PublicProject project) => new(IdOf($"{reporter}/application/{project.Reference}"), project.Title);

    private OrganizationRef Organization(string name) => new(IdOf($"{reporter}/organisation/{name}"), name);

    private static string WindowOf(PublicProject project) => project.Window == FundingWindow.Core ? PublicLedger.CoreWindow : "ad-hoc";

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
