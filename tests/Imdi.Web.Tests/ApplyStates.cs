using Imdi.Shared;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Tests;

/// <summary>The pages of a proposal from its first answer to its status.</summary>
internal sealed class ApplyStates : IPageStates
{
    private const string Link = "AAAAAAAAAAAAAAAAAAAA_A", Id = "01JDF0XV1E9Q6ZP2J3K4M5N6P7";

    private static readonly DateOnly Day = new(2027, 1, 23);
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Currency Rupees = Currency.Parse("NPR");
    private static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT");
    private static readonly DeskAccess Secretariat = new("Secretariat", true, false, false, false, false, false);
    internal static readonly BudgetSums Sums = new(new(10_000_000, Rupees), new(800_000, Rupees), new(700_000, Rupees), new(600_000, Rupees), new(500_000, Rupees), new(11_400_000, Rupees), new(0, Rupees), new(35.1m), true, [(1, new(11_400_000, Rupees))]);
    private static readonly ApplyStamp Stamp = new(Id, "1795000000.sig");

    private static readonly AskedPart[] Organisation =
    [
        Field("applicant.type", AskedAs.Choice, "government", "government", "private", "civil-society"), Field("applicant.name", AskedAs.Line, "Ministry of Labour"), Field("applicant.country", AskedAs.Country, "NPL"),
        Field("applicant.contact.email", AskedAs.Email, "asha@example.org"), Field("applicant.contact.phone", AskedAs.Telephone, ""), Field("applicant.conflictDeclaration", AskedAs.Paragraph, ""),
    ];

    private static readonly AskedPart[] Component =
        [Field("identification.activityKinds", AskedAs.Choices, "job-matching,diaspora", "job-matching", "diaspora", "twinning"), Field("identification.starts", AskedAs.Day, "2027-03-01"), Field("identification.months", AskedAs.Whole, "24")];

    private static readonly AskedPart[] Budget =
    [
        Field("budget.currency", AskedAs.Currency, "NPR"),
        Rows("budget.lines", Row(0, Field("budget.lines.0.category", AskedAs.Choice, "training", "training", "indirect"), Field("budget.lines.0.amount", AskedAs.Amount, "100000")),
            Row(2, Field("budget.lines.2.category", AskedAs.Choice, "", "training", "indirect"), Field("budget.lines.2.amount", AskedAs.Amount, "8000.5.0"))),
    ];

    private static readonly AskedPart[] Logframe =
    [
        Rows("logframe.outcomes", Row(0, Field("logframe.outcomes.0.text", AskedAs.Paragraph, "Workers know their rights"),
            Rows("logframe.outcomes.0.outputs", Row(0, Field("logframe.outcomes.0.outputs.0.text", AskedAs.Paragraph, ""), Rows("logframe.outcomes.0.outputs.0.activities", Row(0, Field("logframe.outcomes.0.outputs.0.activities.0", AskedAs.Line, ""))))))),
    ];

    internal static IReadOnlyList<AnsweredStep> Answered => [new("organisation", Organisation), new("component", Component), new("budget", Budget), new("logframe", Logframe)];

    private static readonly StatusModel Status = new(
        Link, "IMDI-K7QM-2X4P-8", "Training before departure", "awaiting-endorsement", Moment, new("countries", Day),
        [new("endorsement", Nepal, null, null), new("refused", Qatar, null, "Not this year."), new("acceptance", null, "IOM", null), new("declined", null, "ILO", "No staff."), new("alignment", null, null, null)],
        [new("withdrawn", Moment, null, null), new("submitted", Moment, Nepal, "A note")], MayWithdraw: true, MayRevise: false, IsSure: false, Errors: []) { Id = Id, Files = Files };

    private static FilesModel Files => new([.. Enum.GetValues<AttachmentStage>().Select((stage, number) => new AttachmentRow($"01KB7C2G0000000000000000B{number}", $"file-{number}.pdf", 1_500_000, stage))], $"/api/proposals/{Id}/attachments", Link);

    public IReadOnlyList<string> Links =>
    [
        "^/(en|fr|es|ar)/apply/(new/|r/[\\w-]{22}/[a-z-]+/|receipt/[\\w-]{22}/|status/([\\w-]{22}/)?)(\\?[a-z=-]+)?(#[\\w-]+)?$", $"^/(en|fr|es|ar)/desk/proposals/({Id}/)?(\\?[\\w=&-]+)?$",
        "^/api/proposals(/drafts(/[\\w-]{22}(/(mail|full))?)?|/01[0-9A-Z]{24}/(contact|attachments/01[0-9A-Z]{24}|questions/\\d/answers)|/status/[\\w-]{22}/(withdrawal|revision)|/links|\\.(csv|json)(\\?stage=[a-z-]+)?)?$",
    ];

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["apply-new"] = language => Render<StepPage>(PageAddress.ApplyNew(language), Step("organisation", Organisation) with { Link = null, Stamp = Stamp, Before = null }),
        ["apply-new-error"] = language => Render<StepPage>(PageAddress.ApplyNew(language), Step("organisation", Organisation, new("/applicant/name", "required", "Needed."), new("/applicant/contact/email", "not-an-address", "An address.")) with { Link = null, Stamp = Stamp, Before = null }),
        ["apply-component"] = language => Render<StepPage>(At(language, "component"), Step("component", Component, new("/identification/activityKinds", "required", "Needed."), new("/identification/starts", "starts-in-the-past", "After today."))),
        ["apply-budget"] = language => Render<StepPage>(At(language, "budget"), Step("budget", Budget, new("/budget/lines", "indirect-too-high", "At most."), new("/budget/lines/2/amount", "not-an-amount", "An amount.")) with { Sums = Sums }),
        ["apply-logframe"] = language => Render<StepPage>(At(language, "logframe"), Step("logframe", Logframe, new("/logframe/outcomes/0/outputs/0/activities/0", "required", "Needed."), new("/logframe/outcomes/0/outputs", "row-missing", "One."))),
        ["apply-conflict"] = language => Render<ConflictPage>(At(language, "organisation"), new ConflictModel(Link, 7, "organisation", [new(Organisation[1].Field!, "Ministry of Employment"), new(Organisation[2].Field!, "")], [("applicant.type", "government")])),
        ["apply-saved"] = language => Render<SavedPage>(At(language, "saved"), new SavedModel(Link, "budget", "asha@example.org", true, Day)),
        ["apply-saved-without"] = language => Render<SavedPage>(At(language, "saved"), new SavedModel(Link, "organisation", null, false, Day)),
        ["apply-check"] = language => Render<CheckPage>(At(language, "check"), new CheckModel(Link, Answered, [], Sums, 12, 13)),
        ["apply-check-error"] = language => Render<CheckPage>(At(language, "check"), new CheckModel(Link, [new("organisation", [])], [("organisation", new("/applicant/name", "required", "Needed.")), ("budget", new("/budget/lines/2/amount", "not-an-amount", "An amount."))], null, 12, 13)),
        ["apply-files"] = language => Render<StepPage>(At(language, "files"), Step("files", [], new FieldError("/file", "attachment-not-ready", "Not whole.")) with { Track = "seed-money", Files = AttachPageStates.Files with { Draft = Id, Link = Link, Back = At(language, "files").Href, Errors = [new FieldError("/file", "attachment-not-ready", "Not whole.")] } }),
        ["apply-check-seed"] = language => Render<CheckPage>(At(language, "check"), new CheckModel(Link, [new("organisation", Organisation)], [("files", new("/file", "attachment-not-ready", "Not whole.")), ("budget", new("/budget/lines", "seed-too-much", "Too much."))], Sums, 9, 10) { IsSeedMoney = true, Files = Files with { Address = null, Link = null }, Similar = new([("IMDI-K7QM-2X4P-8", "Training before departure")], true) }),
        ["apply-declaration"] = language => Render<DeclarationPage>(At(language, "declaration"), new DeclarationModel(Link, "Training", Stamp, [], 13, 13)),
        ["apply-declaration-error"] = language => Render<DeclarationPage>(At(language, "declaration"), new DeclarationModel(Link, "Training", Stamp, [new("/declared", "not-declared", "Confirm it.")], 13, 13)),
        ["apply-receipt"] = language => Render<ReceiptPage>(PageAddress.Receipt(language, Link), new ReceiptModel(Link, "IMDI-K7QM-2X4P-8", "Training", Moment, [Nepal, Qatar], ["IOM"], Day, Day.AddDays(45))),
        ["apply-status"] = language => Render<StatusPage>(PageAddress.ProposalStatus(language, Link), Status),
        ["apply-status-questions"] = language => Render<StatusPage>(PageAddress.ProposalStatus(language, Link), Status with
        {
            Questions = [new(1, Nepal, "Who pays?", Moment, "We do.", false, null), new(2, Qatar, "When?", Moment, null, true, "Soon"), new(3, Nepal, "Why?", Moment, null, true, null), new(4, Nepal, "How?", Moment, null, false, null)],
            Errors = [new("/answer-2", "too-long", "At most 2000 characters.")],
        }),
        ["apply-status-decided"] = language => Render<StatusPage>(PageAddress.ProposalStatus(language, Link), Status with { Stage = "approved", Decision = "approve-with-conditions", Missing = [], History = [new("decided", Moment, null, "approve-with-conditions")], MayWithdraw = false }),
        ["apply-status-sure"] = language => Render<StatusPage>(PageAddress.ProposalStatus(language, Link), Status with { IsSure = true }),
        ["apply-status-returned"] = language => Render<StatusPage>(PageAddress.ProposalStatus(language, Link), Status with { Stage = "returned", Next = new("applicant", Day), MayRevise = true }),
        ["apply-status-error"] = language => Render<StatusPage>(PageAddress.ProposalStatus(language, Link), Status with { Stage = "rejected", Next = new(null, null), Missing = [], MayWithdraw = false, Errors = [new("/withdrawal", "too-late-to-withdraw", "Decided.")] }),
        ["apply-find"] = language => Render<FindPage>(PageAddress.FindProposal(language), new FindProposalModel("", "", true, [], Stamp)),
        ["apply-find-error"] = language => Render<FindPage>(PageAddress.FindProposal(language), new FindProposalModel("IMDI", "asha", false, [new("/reference", "no-reference", "A reference."), new("/email", "not-an-address", "An address.")], Stamp)),
        ["desk-proposals"] = language => Render<ProposalListPage>(PageAddress.Desk(language, "proposals"), new ProposalDeskModel(Secretariat, "withdrawn", ["awaiting-endorsement", "withdrawn"], [new(Id, "IMDI-K7QM-2X4P-8", "Training", "Ministry", "withdrawn", Moment, Moment, true)], $"/{language}/desk/proposals/?after={Id}")),
        ["desk-proposals-empty"] = language => Render<ProposalListPage>(PageAddress.Desk(language, "proposals"), new ProposalDeskModel(Secretariat, null, ["withdrawn"], [], null)),
        ["desk-proposal"] = language => Render<ProposalFilePage>(PageAddress.DeskProposal(language, Id), new ProposalFileModel(Secretariat, Id, Status, [new("organisation", Organisation), new("budget", Budget)], Sums, Files with { Link = null })),
        ["desk-proposal-contact"] = language => Render<ProposalFilePage>(PageAddress.DeskProposal(language, Id), new ProposalFileModel(Secretariat, Id, Status, [], Sums, Files with { Link = null }) { Contact = new(null, null, null, true, []) }),
        ["desk-proposal-contact-error"] = language => Render<ProposalFilePage>(PageAddress.DeskProposal(language, Id), new ProposalFileModel(Secretariat, Id, Status, [], Sums, Files with { Link = null })
            { Contact = new("Bina", "nowhere", null, false, [new("/name", "proposal-closed", "x"), new("/email", "not-an-address", "x")]) }),
    };

    private static Task<string> Render<TPage>(PageAddress at, object model)
        where TPage : Microsoft.AspNetCore.Components.IComponent => Rendered.Pages.RenderAsync<TPage>(A.Site, at, model);

    private static PageAddress At(Language language, string step) => PageAddress.Draft(language, Link, step);

    private static StepModel Step(string step, IReadOnlyList<AskedPart> parts, params FieldError[] errors) =>
        new(Link, 7, step, 3, 13, [new("organisation", 0), new("countries", 2), new("component", null)], parts, errors, null, null, Day) { Before = "countries", Next = "problem" };

    private static AskedPart Field(string name, AskedAs kind, string value, params string[] choices) =>
        new(new AskedField(name, string.Join('.', name.Split('.').Where(part => !char.IsAsciiDigit(part[0]))), kind, 200, true, value, choices), null);

    private static AskedPart Rows(string name, params AskedRow[] rows) => new(null, new AskedRows(name, string.Join('.', name.Split('.').Where(part => !char.IsAsciiDigit(part[0]))), rows));

    private static AskedRow Row(int number, params AskedPart[] parts) => new(number, parts);
}
