using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Asks who answers for a country.</summary>
public sealed class FocalPoints(PersonStore people)
{
    /// <summary>The one whom the secretariat has verified and whose term it is; null where a country has none.</summary>
    public async Task<Person?> PrimaryOfAsync(CountryCode country, DateOnly day, CancellationToken cancellation) => (await OfAsync(country, day, cancellation)).Primary;

    public async Task<IReadOnlyList<Person>> AlternatesOfAsync(CountryCode country, DateOnly day, CancellationToken cancellation) => (await OfAsync(country, day, cancellation)).Alternates;

    public async Task<CountryFocalPoints> OfAsync(CountryCode country, DateOnly day, CancellationToken cancellation) =>
        FocalPointNetwork.Of(await people.ListAsync(cancellation).ToListAsync(cancellation), country, day);
}
