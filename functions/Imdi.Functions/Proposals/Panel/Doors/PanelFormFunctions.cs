using System.Globalization;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Proposals;

/// <summary>The forms of the panel's pages, at the addresses of the API: the same acts, answered with the next page, or with the page again and what is wrong.</summary>
internal static class PanelFormFunctions
{
    private static readonly Dictionary<string, (string Member, string Words)?> AboutMembers = new() { ["conflicts"] = ("member", "conflict-words"), ["strikings"] = ("strike", "strike-words"), ["reviewer-releases"] = ("release", "release-words") };

    private delegate Task<Outcome<PanelFile>> Act(string reference, Caller caller, IFormCollection form, ActOnFile acts, RecordDecision decisions, CancellationToken cancellation);

    public static void MapPanelForms(this IEndpointRouteBuilder routes)
    {
        Form(routes, "declarations", Role.PanelMember, (reference, caller, form, acts, _, cancellation) => acts.DeclareAsync(reference, caller, form["conflict"], form["words"], cancellation));
        Form(routes, "review", Role.PanelMember, (reference, caller, form, acts, _, cancellation) => acts.SaveReviewAsync(reference, caller, MarksOf(form), form["comment"], form["submit"] == "yes", form["if_match"].ToString(), cancellation));
        Form(routes, "comments", Role.PanelMember, (reference, caller, form, acts, _, cancellation) => acts.DiscussAsync(reference, caller, form["text"], cancellation));
        Form(routes, "ballots", Role.PanelMember, (reference, caller, form, acts, _, cancellation) => acts.CastAsync(reference, caller, Enum.TryParse<Ballot>(form["vote"], true, out var ballot) ? ballot : null, cancellation));
        Form(routes, "confirmations", Role.PanelMember, (reference, caller, form, _, decisions, cancellation) => decisions.ConfirmAsync(reference, caller, form["if_match"], cancellation));
        Form(routes, "conflicts", Role.Secretariat, (reference, caller, form, acts, _, cancellation) => acts.RecordConflictAsync(reference, caller, form["member"], form["conflict-words"], cancellation));
        Form(routes, "strikings", Role.Secretariat, (reference, caller, form, acts, _, cancellation) =>
            acts.StrikeConflictAsync(reference, caller, MemberOf(form["strike"]), Enum.TryParse<ConflictKind>(form["strike"].ToString().Split('/')[0], out var kind) ? kind : null, form["strike-words"], cancellation));
        Form(routes, "reviewer-releases", Role.Secretariat, (reference, caller, form, acts, _, cancellation) => acts.ReleaseReviewerAsync(reference, caller, form["release"], form["release-words"], cancellation));
        Form(routes, "voting", Role.Secretariat, (reference, caller, form, acts, _, cancellation) => acts.HoldVoteAsync(reference, caller, form["open"] == "yes", cancellation));
        Form(routes, "decisions", Role.Secretariat, (reference, caller, form, _, decisions, cancellation) => decisions.RunAsync(reference, caller, KindOf(form["kind"]), form["reasons"], form["conditions"].ToString().Split('\n'), cancellation));
        Form(routes, "release", Role.Secretariat, (reference, caller, _, _, decisions, cancellation) => decisions.ReleaseAsync(reference, caller, cancellation));
        routes.MapPost("/api/panel/assignments", Assign).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
    }

    internal static async Task<IResult> Assign(ClaimsPrincipal user, AssignReviewers assign, HttpContext context, CancellationToken cancellation)
    {
        var language = ReaderLanguage.Of(await context.Request.ReadFormAsync(cancellation), context.Request);
        var done = await assign.RunAsync(Caller.From(user), cancellation);
        return Answer.From(done, _ => new SeeOther(PageAddress.Panel(language).Href));
    }

    /// <summary>The sheet as the form has it, by whichever rubric: a half-filled one is a draft.</summary>
    internal static IReadOnlyDictionary<string, Mark> MarksOf(IFormCollection form) => form.Keys
        .Where(key => key.StartsWith("marks-", StringComparison.Ordinal) && key.LastIndexOf('-') > "marks-".Length).Select(key => key["marks-".Length..key.LastIndexOf('-')]).Distinct(StringComparer.Ordinal)
        .Select(criterion => (Id: criterion, Mark: new Mark(
            int.TryParse(form[$"marks-{criterion}-value"], NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null,
            form[$"marks-{criterion}-reason"].ToString() is { Length: > 0 } reason ? reason : null)))
        .Where(one => one.Mark is not { Value: null, Reason: null }).ToDictionary(one => one.Id, one => one.Mark, StringComparer.Ordinal);

    private static void Form(IEndpointRouteBuilder routes, string name, Role role, Act act) => routes
        .MapPost($"/api/panel/proposals/{{reference}}/{name}", async (string reference, ClaimsPrincipal user, ActOnFile acts, RecordDecision decisions, PanelPages pages, HttpContext context, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            var (caller, language) = (Caller.From(user), ReaderLanguage.Of(form, context.Request));
            var done = await act(reference, caller, form, acts, decisions, cancellation);
            return done.Refusal is { } refusal
                ? await pages.FileAsync(language, caller, reference, new(form, ErrorsOf(name, refusal), Statuses.Of(refusal.Kind)), cancellation)
                : new SeeOther(PageAddress.PanelFile(language, done.Value.Proposal.Reference).Href);
        }).AcceptsForm()
        .AddEndpointFilter(new AskToSignIn(role));

    // A refusal of no field leads to the page's work; forms about members stand on one page, each with words of its own.
    private static IReadOnlyList<FieldError> ErrorsOf(string name, Refusal refusal) => (AboutMembers.GetValueOrDefault(name), refusal) switch
    {
        ({ } own, { Code: "no-such-member" }) => [new($"/{own.Member}", "required", refusal.Detail)],
        (_, { Errors: [] }) => [new("/file", refusal.Code, refusal.Detail)],
        ({ } own, _) => [.. refusal.Errors.Select(error => error with { Pointer = $"/{own.Words}" })],
        _ => refusal.Errors,
    };

    // "CoFunder/id": what is struck, and whose.
    private static string? MemberOf(string? strike) => strike?.Split('/', 2) is [_, var member] ? member : null;

    private static DecisionKind? KindOf(string? word) => Enum.GetValues<DecisionKind>().Where(kind => Proposal.WordOf(kind) == word).Select(kind => (DecisionKind?)kind).FirstOrDefault();
}
