using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Proposals;

/// <summary>What may come with a proposal, from the section <c>Attachments</c>; validated at start and said before anything is sent.</summary>
public sealed record AttachmentSettings
{
    public const string Section = "Attachments";

    /// <summary>How long an address for writing is valid before it has to be renewed.</summary>
    public static readonly TimeSpan WritingLife = TimeSpan.FromMinutes(15);

    /// <summary>How long an address for reading is valid: a click, not a bookmark.</summary>
    public static readonly TimeSpan ReadingLife = TimeSpan.FromMinutes(5);

    /// <summary>Storage forgets blocks that nobody committed after a week; the file ends with them.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <summary>What a form without script may bring at once.</summary>
    public const long FormBytes = 10_000_000;

    public const int BlockBytes = 1024 * 1024;

    [Range(1, 100_000_000)]
    public long FileBytes { get; init; } = 20_000_000;

    [Range(1, 100)]
    public int Files { get; init; } = 10;

    [Range(1, 1_000_000_000)]
    public long ProposalBytes { get; init; } = 50_000_000;
}
