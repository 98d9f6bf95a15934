using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Proposals;

/// <summary>Settings <c>Panel__…</c>.</summary>
public sealed record PanelSettings
{
    public const string Section = "Panel";

    /// <summary>Shared work that ended at most so many years before the submission is a conflict.</summary>
    [Range(0, 20)]
    public int ConflictYears { get; init; } = 3;

    /// <summary>Days that a reviewer has.</summary>
    [Range(1, 120)]
    public int ReviewDays { get; init; } = 14;

    /// <summary>Days before and after a due date on which a reviewer is reminded; so for whoever has not voted, after the vote opened.</summary>
    [Range(1, 30)]
    public int ReminderDays { get; init; } = 3;

    /// <summary>Reviewers of each proposal.</summary>
    [Range(3, 9)]
    public int Reviewers { get; init; } = 3;

    /// <summary>Reviews that one member may have to write at a time.</summary>
    [Range(1, 100)]
    public int MostReviews { get; init; } = 8;
}
