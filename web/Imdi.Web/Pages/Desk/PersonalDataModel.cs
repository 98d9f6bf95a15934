using Imdi.Shared;

namespace Imdi.Web.Pages.Desk;

/// <summary>The desk of personal data: a search by address, what it found, and its erasure.</summary>
public sealed record PersonalDataModel(DeskAccess Access)
{
    public string? Address { get; init; }

    /// <summary>Null before a search.</summary>
    public IReadOnlyList<PersonalDataLine>? Found { get; init; }

    /// <summary>All that was found, to hand out.</summary>
    public string? Json { get; init; }

    public bool IsErased { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <param name="Holding">What it is kept as: <c>privacy.held.{id}</c> says it.</param>
public sealed record PersonalDataLine(string Holding, int Records);
