using Imdi.Shared;
using Imdi.Web.Pages.Register;

namespace Imdi.Web.Pages.Send;

/// <summary>The state of the corridors in one quarter against SDG 10.c: 3 % on average, no corridor above 5 %.</summary>
public sealed record TargetModel(
    Period Period, int Corridors, Percent Mean, Percent Median, int AtOrBelow3, int AtOrBelow5, int Above10,
    Percent Minimum, IReadOnlyList<string> MinimumCorridors, Percent Maximum, IReadOnlyList<string> MaximumCorridors);

public sealed record CorridorCostModel(CountryCode From, CountryCode To, Percent Mean, Period Period, bool HasPage);

/// <summary>/send/targets/: every quarter, and the corridors of the latest, dearest and cheapest first.</summary>
public sealed record TargetsModel(
    IReadOnlyList<TargetModel> Quarters, IReadOnlyList<CorridorCostModel> Cheapest, IReadOnlyList<CorridorCostModel> Dearest,
    IReadOnlyList<CountryCostModel> ByReceiver, IReadOnlyList<SourceNote> Sources);

/// <summary>/send/: pick a corridor; the state of the world in the latest quarter.</summary>
public sealed record SendStartModel(
    TargetModel? Latest, IReadOnlyList<CountryCode> Senders, IReadOnlyList<CountryCode> Receivers,
    IReadOnlyList<CountryCostModel> BySender, IReadOnlyList<CorridorCostModel> Popular, IReadOnlyList<SourceNote> Sources,
    CountryCode? From, CountryCode? To, string? NoSuchCorridor);

/// <summary>/send/from/xxx/ or /send/to/xxx/: a country and its partners, with the mean of its corridors per quarter.</summary>
public sealed record CountryModel(
    CountryCode Country, bool IsSender, Percent? Mean, Period? Period, int Corridors, int AtOrBelow3, int AtOrBelow5,
    IReadOnlyList<CorridorCostModel> Partners, IReadOnlyList<TrendModel> Trend, IReadOnlyList<SourceNote> Sources,
    IReadOnlyList<CountryCode> Senders, IReadOnlyList<CountryCode> Receivers, bool HasOtherSide);

/// <summary>/embed/xxx/yyy/: one corridor in a frame of another site.</summary>
public sealed record EmbedModel(
    CountryCode From, CountryCode To, Currency SendCurrency, decimal Amount, IReadOnlyList<ServiceModel> Services,
    Percent? LatestMean, Period? LatestPeriod, IReadOnlyList<SourceNote> Sources);

/// <summary>The "report a wrong price" form, as asked for, refused or received.</summary>
public sealed record ReportModel(
    CountryCode From, CountryCode To, IReadOnlyList<string> Providers, string SubmissionId, string IssuedAt,
    string? Provider, string? WhatIsWrong, string? RightPrice, string? SeenOn, string? Contact,
    IReadOnlyList<FieldError> Errors, string? Reference);

/// <summary>/ : what IMDI is, the way in to each job, live numbers.</summary>
public sealed record HomeModel(
    TargetModel? Latest, int CorridorsWithPages, IReadOnlyList<CountryCode> Senders, IReadOnlyList<CountryCode> Receivers,
    IReadOnlyList<CorridorCostModel> Popular, IReadOnlyList<SourceNote> Sources)
{
    /// <summary>The panel's last decisions, latest first.</summary>
    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [];
}

/// <summary>/send/method/: how the costs are worked out, with the configured thresholds.</summary>
public sealed record MethodModel(int StaleAfterDays, IReadOnlyList<SourceNote> Sources);
