using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A movement of the public ledger, with names in the language asked.</summary>
/// <param name="Sequence">Number of the ledger's entry; null for promises, which are in no account.</param>
/// <param name="Id">The entry's number, or the promise's id.</param>
/// <param name="Hash">The entry's, by which it and all before it are verified; null for promises.</param>
/// <param name="Held">What its window holds in its currency after it; null for promises.</param>
public sealed record MovementRow(
    long? Sequence, string Id, string? Hash, DateOnly On, MovementKind Kind, string KindName, string Window, string WindowName, Money Amount, Money? Held,
    string? Donor, string? DonorName, string? Project, string? Text, string? Corrects, bool IsDemonstration)
{
    public static MovementRow Of(PublicMovement one, Language language) => new(
        one.Sequence, one.Id, one.Hash, one.On, one.Kind, RegisterWords.Movement(one.Kind, language), one.Window, RegisterWords.Window(one.Window, language), one.Amount, one.Held,
        one.Donor, one.DonorName, one.Project, one.Text, one.Corrects, one.IsDemonstration);
}

/// <summary>Which movements are asked for; several values of one filter are alternatives.</summary>
public sealed record MovementQuestion(IReadOnlyList<string> Windows, IReadOnlyList<Currency> Currencies, IReadOnlyList<MovementKind> Kinds, IReadOnlyList<int> Years, string? Project)
{
    public static MovementQuestion Everything { get; } = new([], [], [], [], null);

    public IReadOnlyList<PublicMovement> Of(IReadOnlyList<PublicMovement> movements) => [.. movements.Where(one =>
        Any(Windows, one.Window) && Any(Currencies, one.Amount.Currency) && Any(Kinds, one.Kind) && Any(Years, one.On.Year) && (Project is null || one.Project == Project))];

    private static bool Any<T>(IReadOnlyList<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);
}
