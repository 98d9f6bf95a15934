using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Datasets;

public sealed class UploadRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly Upload Waiting = new()
    {
        Id = "01M87CRKE5HTXAXY1ZXFPJ82WR", Kind = KindNames.CorridorAverages, Agency = "IOM", Who = "token:1", FileName = "a.csv", Bytes = 10, OpenedAt = Now, ChangedAt = Now, State = UploadState.Received,
    };

    private static readonly CheckedUpload Clean = new("v", "iom", 2, 2, 0, 0, IsCurrent: false);

    [Fact]
    public void Five_failures_park_it_with_the_reason_and_completing_it_again_starts_anew_from_there()
    {
        var upload = Waiting with { State = UploadState.Kept };
        for (int attempt = 0; attempt < 5; attempt++) upload = upload.Attempt(Now);
        Assert.True(upload.HasWork);

        var parked = upload.Attempt(Now);
        var again = parked.Complete("", null, Now).Value;

        Assert.Equal((UploadState.Parked, false, "parked"), (parked.State, parked.HasWork, parked.Reason!.Code));
        Assert.Contains("kept", parked.Reason.Detail, StringComparison.Ordinal);
        Assert.Equal((UploadState.Kept, 0, null), (again.State, again.Attempts, again.Reason));
    }

    [Fact]
    public void An_embargo_belongs_to_a_decision_to_publish_and_lies_ahead()
    {
        var upload = Waiting with { State = UploadState.AwaitingDecision, Result = Clean };
        Outcome<Upload> Decide(Upload from, UploadDecision decision, double? days) => from.Decide(decision, days is { } ahead ? Now.AddDays(ahead) : null, "token:1", Now);

        var decided = Decide(upload, UploadDecision.Publish, 2).Value;

        Assert.Equal((UploadState.Publishing, Now.AddDays(2)), (decided.State, decided.EmbargoUntil));
        Assert.Same(decided, Decide(decided, UploadDecision.Publish, 2).Value);
        Assert.Equal("nothing-to-decide", Decide(decided, UploadDecision.Publish, null).Refusal!.Code);
        Assert.Equal("embargo-date-wrong", Decide(upload, UploadDecision.Publish, 0).Refusal!.Code);
        Assert.Equal("embargo-date-wrong", Decide(upload, UploadDecision.Publish, 2000).Refusal!.Code);
        Assert.Equal("embargo-without-publishing", Decide(upload, UploadDecision.Reject, 2).Refusal!.Code);
    }

    [Fact]
    public void A_checkpoint_forgives_what_failed_before_it() => Assert.Equal(1, Waiting.Attempt(Now).Attempt(Now).Reach(UploadState.Copied, Now).Attempts);

    [Theory]
    [InlineData(true, true, 0, 0, UploadState.Publishing)]
    [InlineData(true, false, 0, 0, UploadState.AwaitingDecision)]
    [InlineData(false, true, 0, 0, UploadState.AwaitingDecision)]
    [InlineData(true, true, 1, 1, UploadState.AwaitingDecision)]
    [InlineData(true, true, 0, 1, UploadState.AwaitingDecision)]
    public void Nothing_is_published_by_itself_unless_kind_and_agency_say_so_and_nothing_was_found(bool kind, bool agency, long refused, long findings, UploadState state)
    {
        var declared = CorridorAveragesKind.Declared with { MayPublishItself = kind };

        var upload = (Waiting with { State = UploadState.Kept, PublishesWhenClean = agency }).Check(declared, Clean with { RefusedRows = refused, Findings = findings }, Now);

        Assert.Equal(state, upload.State);
    }

    [Fact]
    public void It_is_its_agencys_own_for_the_kinds_that_the_caller_is_named_for()
    {
        Caller Token(string agency, params string[] kinds) => new("token:2", agency, new HashSet<Role> { Role.Agency }, kinds) { Agency = agency };

        Assert.True(Waiting.IsFor(Token("IOM", KindNames.CorridorAverages)));
        Assert.False(Waiting.IsFor(Token("IOM", KindNames.RemittanceFlows)));
        Assert.False(Waiting.IsFor(Token("ILO", KindNames.CorridorAverages)));
        Assert.False((Waiting with { Agency = null }).IsFor(Token("IOM", KindNames.CorridorAverages) with { Agency = null }));
        Assert.False(Waiting.IsFor(Caller.Public));
    }

    [Fact]
    public void One_that_nobody_completes_ends_after_a_week()
    {
        var open = Waiting with { State = UploadState.Receiving };

        Assert.Equal(UploadState.Receiving, open.At(Now.AddDays(7).AddTicks(-1)).State);
        Assert.Equal(UploadState.Expired, open.At(Now.AddDays(7)).State);
        Assert.Equal("upload-closed", open.At(Now.AddDays(7)).Complete("t", null, Now).Refusal!.Code);
    }

    [Theory]
    [InlineData("IOM Nairobi", "iom-nairobi")]
    [InlineData("  Bank (of) Utopia ", "bank-of-utopia")]
    [InlineData("World Bank RPW", "agency-")]
    [InlineData("المنظمة الدولية للهجرة", "agency-")]
    [InlineData("7", "agency-")]
    public void An_agencys_figures_stand_under_its_own_name(string agency, string source) => Assert.StartsWith(source, AgencySource.IdOf(agency), StringComparison.Ordinal);
}
