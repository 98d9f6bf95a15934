using Imdi.Shared;

namespace Imdi.Web.Pages.Apply;

/// <summary>Met, still to be done, or in the way for good.</summary>
public enum GuideFindingKind { Met, ToDo, Stops }

/// <param name="Code"><c>guide.answer.{code}</c> says it, with what to do.</param>
public sealed record GuideFinding(string Code, GuideFindingKind Kind);

/// <summary>What the short check was asked, as it was typed.</summary>
public sealed record GuideQuestion(string? Applicant, CountryCode? Country, string? Agency, string? Plan, string? Amount, Currency? Currency);

/// <summary>/apply/: the guide, with the answer of the short check where one was asked.</summary>
/// <param name="SeedCeilings">The most that seed money is, a currency each.</param>
public sealed record GuideModel(IReadOnlyList<Money> SeedCeilings, int SeedMonths, GuideQuestion Asked, IReadOnlyList<GuideFinding> Findings);

/// <summary>What a draft may repeat: proposals that the reader may see, and whether there are others.</summary>
public sealed record DuplicateModel(IReadOnlyList<(string Reference, string Title)> Known, bool HasOthers);
