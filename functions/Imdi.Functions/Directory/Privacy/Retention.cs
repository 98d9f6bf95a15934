using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Directory;

/// <summary>How many days personal data is kept after what ended its purpose, from the section <c>Retention</c>; a daily duty of each room keeps to it.</summary>
public sealed record Retention
{
    public const string Section = "Retention";

    private const int Longest = 36_500;

    /// <summary>Links, after they have run out.</summary>
    [Range(1, Longest)]
    public int LinkDays { get; init; } = 30;

    /// <summary>People of the Directory, after their term has ended.</summary>
    [Range(1, Longest)]
    public int PersonDays { get; init; } = 365;

    /// <summary>Expressions of interest and requests to join, after they were answered.</summary>
    [Range(1, Longest)]
    public int InterestDays { get; init; } = 730;

    /// <summary>Contacts and signatories of proposals that were rejected or withdrawn.</summary>
    [Range(1, Longest)]
    public int EndedProposalDays { get; init; } = 365;

    /// <summary>Contacts and signatories of proposals, and senders of expressions of interest, about which nobody has done anything.</summary>
    [Range(1, Longest)]
    public int IdleProposalDays { get; init; } = 730;

    /// <summary>Contacts and signatories of projects that are completed.</summary>
    [Range(1, Longest)]
    public int CompletedProjectDays { get; init; } = 1826;

    /// <summary>The address beside a pledge, after it was made.</summary>
    [Range(1, Longest)]
    public int PledgeDays { get; init; } = 730;

    /// <summary>The contact of a price report.</summary>
    [Range(1, Longest)]
    public int ReportContactDays { get; init; } = 365;
}
