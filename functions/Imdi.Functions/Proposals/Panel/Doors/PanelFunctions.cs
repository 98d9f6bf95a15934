using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Proposals;

/// <summary><c>/api/panel</c>: members declare, review, discuss and vote; the secretariat assigns, opens, records and releases.</summary>
internal static class PanelFunctions
{
    private const string ReferenceIs = "The proposal's reference, such as IMDI-K7QM-2X4P-8.";

    private static readonly Refuses Unknown = new(RefusalKind.NotFound, "no-such-proposal", "no proposal with this reference has come to the panel");
    private static readonly Refuses Conflicted = new(RefusalKind.Forbidden, "conflict-of-interest", "the caller has a conflict of interest, computed, declared or recorded");
    private static readonly Refuses Raced = new(RefusalKind.Stale, "changed-meanwhile", "others changed it at the same time, again and again");
    private static readonly Refuses Incomplete = new(RefusalKind.Unprocessable, "panel-form-incomplete", "a field is missing or too long");
    private static readonly Refuses Ended = new(RefusalKind.Conflict, "panel-closed", "the proposal is not before the panel, or has been decided");
    private static readonly Refuses[] OfMembers = [Unknown, Conflicted, new(RefusalKind.Forbidden, "not-serving", "the caller's term does not run today")];
    private static readonly Refuses[] OfDeclared = [.. OfMembers, new(RefusalKind.Forbidden, "declaration-needed", "the caller has not declared his interests")];
    private static readonly Refuses[] OfSecretariat = [Unknown, Conflicted];
    private static readonly Refuses[] OfDeciding =
    [
        new(RefusalKind.Conflict, "not-with-panel", "the proposal is not before the panel"), new(RefusalKind.Conflict, "already-decided", "the panel has decided"),
        new(RefusalKind.Conflict, "endorsement-missing", "a country does not endorse, or an executing agency has not accepted"),
    ];

    public static void MapPanel(this RouteGroupBuilder room)
    {
        room.MapGet("rubric", () => Results.Json(Rubric.Current)).Describe("readRubric", "How the panel scores and decides: criteria, weights, thresholds and quorum").Produces<Rubric>(200, "application/json").Example(new("/api/panel/rubric"));
        var secretariat = room.MapGroup("").RequireRole(Role.Secretariat);
        var members = room.MapGroup("").RequireRole(Role.PanelMember);
        var both = room.MapGroup("").RequireRole(Role.PanelMember, Role.Secretariat);
        MapReading(both, secretariat, members);
        MapMembers(members);
        MapSecretariat(secretariat);
    }

    private static void MapReading(RouteGroupBuilder both, RouteGroupBuilder secretariat, RouteGroupBuilder members)
    {
        both.MapGet("proposals", List).Describe("listPanelProposals", "What is before the panel, oldest first; a member sees none that he has a conflict with").Produces<PanelProposalList>(200, "application/json")
            .Example(new("/api/panel/proposals") { Role = "secretariat" });
        both.MapGet("proposals/{reference}", Read).Describe("readPanelFile", "A proposal before the panel, with score, discussion, vote and decision as far as the caller may see them", OfDeclared).Produces<PanelFileAnswer>(200, "application/json")
            .Example(Of("", 0, "secretariat"));
        both.MapGet("proposals/{reference}/reviews", Reviews).Describe("listReviews", "The submitted reviews; for a member once his own is submitted or the vote is open", [.. OfDeclared, new(RefusalKind.Forbidden, "submit-yours-first", "the caller's own review is not submitted")])
            .Produces<ReviewList>(200, "application/json").Example(Of("/reviews", 0, "secretariat"));
        members.MapGet("proposals/{reference}/review", OwnReview).Describe("readOwnReview", "The caller's own sheet, with the ETag that a save carries", [.. OfDeclared, new(RefusalKind.Forbidden, "not-assigned", "the proposal was not given to the caller to review")])
            .Produces<ReviewAnswer>(200, "application/json").Example(Of("/review", 1, "panel-1"));
        secretariat.MapGet("proposals/{reference}/conflicts", ListConflicts).Describe("listConflicts", "Every member with his conflicts of interest, computed, declared and recorded", OfSecretariat).Produces<SeatList>(200, "application/json")
            .Example(Of("/conflicts", 0, "secretariat"));
        secretariat.MapGet("members", Members).Describe("listPanelMembers", "The panel: seats, terms and the rule of the quorum").Produces<MemberList>(200, "application/json").Example(new("/api/panel/members") { Role = "secretariat" });
    }

    private static void MapMembers(RouteGroupBuilder members)
    {
        members.MapPost("proposals/{reference}/declarations", Declare).Describe("declareInterests", "Declare none or a conflict, before the file opens or when one comes up later", [.. OfMembers, Incomplete, Ended, Raced])
            .Produces<SeatAnswer>(200, "application/json").Example(Of("/declarations", 0, "panel-1") with { Body = """{"conflict":"none"}""" });
        members.MapPut("proposals/{reference}/review", SaveReview).Describe("saveReview", "Keep the caller's sheet as a draft, or submit it; open until the vote opens",
                [.. OfDeclared, new(RefusalKind.Forbidden, "not-assigned", "the proposal was not given to the caller to review"), new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"),
                 new(RefusalKind.Stale, "changed-meanwhile", "the sheet has changed; `current` is what it is now"), new(RefusalKind.Conflict, "reviews-closed", "the vote has opened"), new(RefusalKind.Unprocessable, "review-incomplete", "a mark or a reason is missing or wrong")])
            .Produces<ReviewAnswer>(200, "application/json")
            .Example(new("/api/panel/proposals/{0}/review") { Role = "panel-1", Taken = ["listPanelProposals /items/1/reference", "readOwnReview ETag"], Headers = new Dictionary<string, string> { ["If-Match"] = "{1}" }, Body = """{"marks":{"relevance":{"value":4,"reason":"The corridor costs 6.2 %."}}}""" });
        members.MapPost("proposals/{reference}/comments", Comment).Describe("addPanelComment", "Say something to the other members", [.. OfDeclared, new(RefusalKind.Forbidden, "submit-yours-first", "the caller's own review is not submitted"), Incomplete, Ended, Raced])
            .Produces<PanelComment>(201, "application/json").Example(Of("/comments", 2, "panel-1", 201) with { Body = """{"text":"The baseline is from 2019; the mark of 2 is for that."}""" });
        members.MapPost("proposals/{reference}/ballots", Cast).Describe("castBallot", "Vote for, against or abstain; it can be changed until the vote closes", [.. OfDeclared, Incomplete, new(RefusalKind.Conflict, "vote-not-open", "the vote is not open"), Raced])
            .Produces<PanelFileAnswer>(200, "application/json").Example(Of("/ballots", 3, "panel-1") with { Body = """{"vote":"for"}""" });
        members.MapPost("proposals/{reference}/confirmations", Confirm)
            .Describe("confirmDecision", "Confirm what the secretariat proposed for seed money: the second pair of eyes", [.. OfDeclared, .. OfDeciding, new(RefusalKind.Conflict, "not-the-short-track", "it is not seed money"), new(RefusalKind.Conflict, "nothing-proposed", "nothing has been proposed"), new(RefusalKind.Forbidden, "second-pair-of-eyes", "the caller proposed it"), new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Stale, "changed-meanwhile", "something else is proposed by now: read it first")])
            .Produces<PanelFileAnswer>(200, "application/json").Example(Of("/confirmations", 6, "panel-1") with { Headers = new Dictionary<string, string> { ["If-Match"] = "\"2026-11-24T12:00:02+00:00\"" } });
    }

    private static void MapSecretariat(RouteGroupBuilder secretariat)
    {
        secretariat.MapPost("assignments", Assign).Describe("assignReviewers", "Give every proposal before the panel its reviewers, balanced by load and constituency, never against a conflict; ?dryRun=true shows the plan and does nothing", [.. OfSecretariat, Ended, new(RefusalKind.Forbidden, "not-serving", "a member's term ended meanwhile"), Raced])
            .Produces<AssignmentAnswer>(200, "application/json").Example(new("/api/panel/assignments?dryRun=true") { Role = "secretariat" });
        secretariat.MapPost("proposals/{reference}/conflicts", RecordConflict).Describe("recordConflict", "Record a conflict that was neither computed nor declared; it cannot be taken back", [.. OfSecretariat, Incomplete, Ended, new(RefusalKind.NotFound, "no-such-member", "nobody with this id sits on the panel"), Raced])
            .Produces<SeatAnswer>(200, "application/json").Example(Of("/conflicts", 0, "secretariat") with { Body = """{"member":"demonstration:panel-5","words":"Sister of the project's coordinator."}""" });
        secretariat.MapPost("proposals/{reference}/strikings", StrikeConflict).Describe("strikeConflict", "Strike a computed conflict that rests on the applicant's word alone: the member's organisation named as a local partner or co-funder",
                [.. OfSecretariat, Incomplete, Ended, new(RefusalKind.NotFound, "no-such-member", "nobody with this id sits on the panel"), new(RefusalKind.Conflict, "nothing-to-strike", "there is no such conflict, or it can not be struck"), Raced])
            .Produces<SeatAnswer>(200, "application/json").Example(Of("/strikings", 1, "secretariat") with { Body = """{"member":"demonstration:panel-5","kind":"co-funder","words":"The union wrote that it pays nothing."}""" });
        secretariat.MapPost("proposals/{reference}/reviewer-releases", ReleaseReviewer).Describe("releaseReviewer", "Take a review away from a member who has not submitted it, so that the next assignment gives it to another",
                [.. OfSecretariat, Incomplete, Ended, new(RefusalKind.NotFound, "no-such-member", "nobody with this id sits on the panel"), new(RefusalKind.Conflict, "no-reviewer", "the member has no review to write"), new(RefusalKind.Conflict, "review-is-in", "the review has been submitted"), Raced])
            .Produces<SeatAnswer>(200, "application/json").Example(Of("/reviewer-releases", 0, "secretariat") with { Body = """{"member":"demonstration:panel-4","words":"No answer to three reminders."}""" });
        secretariat.MapPost("proposals/{reference}/voting", Voting).Describe("openOrCloseVote", "Open the vote, or close it", [.. OfSecretariat, Ended, new(RefusalKind.Conflict, "too-few-scorers", "too few reviews are in"), new(RefusalKind.Conflict, "undiscussed-spread", "marks lie far apart and nobody has said why"), new(RefusalKind.Conflict, "vote-not-open", "it is not open"), Raced])
            .Produces<PanelFileAnswer>(200, "application/json").Example(Of("/voting", 3, "secretariat") with { Body = """{"open":true}""" });
        secretariat.MapPost("proposals/{reference}/decisions", Decide)
            .Describe("decideProposal", "Record what the panel voted, with reasons; for seed money propose a decision that a member then confirms",
                [.. OfSecretariat, .. OfDeciding, Ended, new(RefusalKind.Conflict, "too-few-scorers", "too few reviews are in"), new(RefusalKind.Conflict, "undiscussed-spread", "marks lie far apart and nobody has said why"),
                 new(RefusalKind.Conflict, "vote-not-closed", "the vote was not held or is still open"), new(RefusalKind.Conflict, "no-quorum", "too few voted"), new(RefusalKind.Conflict, "threshold-not-met", "the score is too low for an approval"),
                 new(RefusalKind.Conflict, "vote-against", "an approval that the vote did not carry"), new(RefusalKind.Conflict, "vote-carried", "the vote carried and the score is enough"), new(RefusalKind.Unprocessable, "decision-incomplete", "kind, reasons or conditions are missing or do not go together"), Raced])
            .Produces<PanelFileAnswer>(200, "application/json").Example(Of("/decisions", 4, "secretariat") with { Body = """{"kind":"approve-with-conditions","reasons":"A measured need, and a partner who has done it before.","conditions":["A data protection assessment before the first payment."]}""" });
        secretariat.MapPost("proposals/{reference}/release", Release).Describe("releaseDecision", "Make the decision known to the applicant and the public", [.. OfSecretariat, .. OfDeciding, new(RefusalKind.Conflict, "nothing-to-release", "there is no decision, or it is released"), Raced])
            .Produces<PanelFileAnswer>(200, "application/json").Example(Of("/release", 5, "secretariat"));
    }

    internal static async Task<IResult> List(ClaimsPrincipal user, PanelFiles files, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        Own(context, new PanelProposalList(PanelAnswers.Rows(await acts.QueueAsync(files, Caller.From(user), cancellation), Caller.From(user), acts.Today)));

    internal static async Task<IResult> Read([Description(ReferenceIs)] string reference, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        FileOf(await acts.OpenAsync(reference, Caller.From(user), "file", Admits.MembersAndSecretariat, cancellation), user, acts, context);

    internal static async Task<IResult> Reviews([Description(ReferenceIs)] string reference, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation)
    {
        var opened = await acts.OpenAsync(reference, Caller.From(user), "reviews", Admits.MembersAndSecretariat, cancellation);
        return Answer.From(opened, file => PanelAnswers.MaySee(file, Caller.From(user))
            ? Own(context, new ReviewList(file.Score, [.. file.Counted.Select(seat => PanelAnswers.Of(file.Rubric, seat.Review))]))
            : Answer.Refused(PanelFile.SubmitFirst));
    }

    internal static async Task<IResult> OwnReview([Description(ReferenceIs)] string reference, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        ReviewOf(await acts.OpenAsync(reference, Caller.From(user), "review", Admits.Members, cancellation), user, context);

    internal static async Task<IResult> SaveReview(
        [Description(ReferenceIs)] string reference, ReviewRequest request, [FromHeader(Name = "If-Match"), Description("The sheet's ETag.")] string? ifMatch, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(ifMatch)) return Answer.Refused(MatchMissing);
        var caller = Caller.From(user);
        var saved = await acts.SaveReviewAsync(reference, caller, request.Marks ?? new Dictionary<string, Mark>(), request.Comment, request.Submit, ifMatch, cancellation);
        return saved.Refusal is { Kind: RefusalKind.Stale } stale && await acts.OpenAsync(reference, caller, "review", Admits.Members, cancellation) is { IsOk: true } now
            ? Answer.Refused(stale, PanelAnswers.Of(now.Value.Rubric, now.Value.SeatOf(caller.Id)!.Review))
            : ReviewOf(saved, user, context);
    }

    internal static async Task<IResult> ListConflicts([Description(ReferenceIs)] string reference, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        Answer.From(await acts.OpenAsync(reference, Caller.From(user), "conflicts", Admits.Secretariat, cancellation), file => Own(context, new SeatList([.. file.Seats.Select(seat => PanelAnswers.Of(seat, acts.Today))])));

    internal static async Task<IResult> Members(PersonStore people, ActOnFile acts, HttpContext context, CancellationToken cancellation) => Own(context, new MemberList(Rubric.Current.Quorum, await people.ListAsync(cancellation)
        .Where(person => person.Roles.Contains(Role.PanelMember)).Select(person => new MemberAnswer(person.Id, person.Name, person.Organisation, person.Constituency, person.From, person.Until, person.Serves(acts.Today))).ToListAsync(cancellation)));

    internal static async Task<IResult> Declare([Description(ReferenceIs)] string reference, DeclarationRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) => Answer.From(
        await acts.DeclareAsync(reference, Caller.From(user), request.Conflict, request.Words, cancellation), file => Own(context, PanelAnswers.Of(file.SeatOf(Caller.From(user).Id)!, acts.Today)));

    internal static async Task<IResult> RecordConflict([Description(ReferenceIs)] string reference, ConflictRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) => Answer.From(
        await acts.RecordConflictAsync(reference, Caller.From(user), request.Member, request.Words, cancellation), file => Own(context, PanelAnswers.Of(file.SeatOf(request.Member!)!, acts.Today)));

    internal static async Task<IResult> StrikeConflict([Description(ReferenceIs)] string reference, StrikingRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) => Answer.From(
        await acts.StrikeConflictAsync(reference, Caller.From(user), request.Member, request.Kind, request.Words, cancellation), file => Own(context, PanelAnswers.Of(file.SeatOf(request.Member!)!, acts.Today)));

    internal static async Task<IResult> ReleaseReviewer([Description(ReferenceIs)] string reference, ReleaseRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) => Answer.From(
        await acts.ReleaseReviewerAsync(reference, Caller.From(user), request.Member, request.Words, cancellation), file => Own(context, PanelAnswers.Of(file.SeatOf(request.Member!)!, acts.Today)));

    internal static async Task<IResult> Comment([Description(ReferenceIs)] string reference, CommentRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        Answer.From(await acts.DiscussAsync(reference, Caller.From(user), request.Text, cancellation), file => Own(context, file.Comments[^1], StatusCodes.Status201Created));

    internal static async Task<IResult> Voting([Description(ReferenceIs)] string reference, VotingRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        FileOf(await acts.HoldVoteAsync(reference, Caller.From(user), request.Open, cancellation), user, acts, context);

    internal static async Task<IResult> Cast([Description(ReferenceIs)] string reference, BallotRequest request, ClaimsPrincipal user, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        FileOf(await acts.CastAsync(reference, Caller.From(user), request.Vote, cancellation), user, acts, context);

    internal static async Task<IResult> Decide([Description(ReferenceIs)] string reference, DecisionRequest request, ClaimsPrincipal user, RecordDecision decisions, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        FileOf(await decisions.RunAsync(reference, Caller.From(user), request.Kind, request.Reasons, request.Conditions ?? [], cancellation), user, acts, context);

    internal static async Task<IResult> Confirm([Description(ReferenceIs)] string reference, [FromHeader(Name = "If-Match"), Description("The `at` of the proposed decision that the caller read, in quotation marks.")] string? ifMatch, ClaimsPrincipal user, RecordDecision decisions, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        FileOf(await decisions.ConfirmAsync(reference, Caller.From(user), ifMatch, cancellation), user, acts, context);

    internal static async Task<IResult> Release([Description(ReferenceIs)] string reference, ClaimsPrincipal user, RecordDecision decisions, ActOnFile acts, HttpContext context, CancellationToken cancellation) =>
        FileOf(await decisions.ReleaseAsync(reference, Caller.From(user), cancellation), user, acts, context);

    internal static async Task<IResult> Assign([Description("Show the plan and do nothing.")] bool? dryRun, ClaimsPrincipal user, AssignReviewers assign, HttpContext context, CancellationToken cancellation)
    {
        var planned = dryRun == true ? await assign.PlanAsync(cancellation) : await assign.RunAsync(Caller.From(user), cancellation);
        return Answer.From(planned, plan => Own(context, new AssignmentAnswer(dryRun == true, plan.Due, [.. plan.Plan.Reviews.Select(review => review with { Proposal = plan.ReferenceOf(review.Proposal) })],
            plan.Plan.Missing.ToDictionary(one => plan.ReferenceOf(one.Key), one => one.Value))));
    }

    private static Example Of(string act, int index, string role, int status = 200) => new("/api/panel/proposals/{0}" + act, status) { Role = role, Taken = [$"listPanelProposals /items/{index}/reference"] };

    private static IResult FileOf(Outcome<PanelFile> opened, ClaimsPrincipal user, ActOnFile acts, HttpContext context) => Answer.From(opened, file => Own(context, PanelAnswers.Of(file, Caller.From(user), acts.Today)));

    private static IResult ReviewOf(Outcome<PanelFile> opened, ClaimsPrincipal user, HttpContext context) => Answer.From(opened, file =>
    {
        if (file.SeatOf(Caller.From(user).Id) is not { IsAssigned: true } seat) return Answer.Refused(PanelFile.NotAssigned);
        context.Response.Headers.ETag = seat.Review.Tag;
        return Own(context, PanelAnswers.Of(file.Rubric, seat.Review));
    });

    private static IResult Own<T>(HttpContext context, T value, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(value, statusCode: status);
    }

    private static Refusal MatchMissing { get; } = Refusal.PreconditionMissing("if-match-missing", "Send the sheet's ETag as If-Match.");
}
