namespace Imdi.Shared;

/// <summary>Who answers for the site in its region: an office, never a person.</summary>
public sealed record RegionContact(string Name, string? Email = null, string? Address = null);

/// <summary>
/// What one region decides of its site, made by <see cref="RegionFile"/> only. Empty lists of countries, currencies and codes mean all there are.
/// </summary>
/// <param name="Id">Kebab-case, such as <c>south-asia</c>.</param>
/// <param name="ShortName">Stands in the header, and in the title of every page.</param>
/// <param name="Names">The initiative's name in each language that is offered.</param>
/// <param name="Languages">Offered, in this order; the first is that of readers whose own is not.</param>
/// <param name="Senders">Countries that money is sent from.</param>
/// <param name="Receivers">Countries that money is sent to.</param>
/// <param name="Currencies">Offered where a sum is asked for.</param>
/// <param name="Codes">Of a code list, such as <c>sectors</c>, the codes that forms offer.</param>
/// <param name="Retention">Days that personal data is kept, by the name of the setting in camel case (<c>linkDays</c>); what is missing here is as deployed.</param>
/// <param name="RebuildHour">The hour (UTC) after which, at half past, the site is rebuilt each night.</param>
/// <param name="IsDemonstration">Whether everything here is for show: every page then says so.</param>
/// <param name="Texts">By language and key, what stands in place of the site's own words.</param>
public sealed record Region(
    string Id,
    string ShortName,
    IReadOnlyDictionary<Language, string> Names,
    IReadOnlyList<Language> Languages,
    IReadOnlyList<CountryCode> Senders,
    IReadOnlyList<CountryCode> Receivers,
    IReadOnlyList<Currency> Currencies,
    RegionContact? Contact,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Codes,
    IReadOnlyDictionary<string, int> Retention,
    int RebuildHour,
    bool IsDemonstration,
    IReadOnlyDictionary<Language, IReadOnlyDictionary<string, string>> Texts)
{
    public static Region Default { get; } = RegionFile.Read(RegionFile.DefaultText).Value;

    /// <summary>SHA-256 of the file, hexadecimal: two equal regions have one hash.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Hash => field ??= Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(RegionFile.Write(this))));

    public string NameIn(Language language) => Names.TryGetValue(language, out string? name) ? name : Names[Languages[0]];

    public bool Offers(Language language) => Languages.Contains(language);

    /// <summary>Whether money sent from one country to another is a concern of the region.</summary>
    public bool Covers(CountryCode from, CountryCode to) => (Senders.Count == 0 || Senders.Contains(from)) && (Receivers.Count == 0 || Receivers.Contains(to));

    /// <summary>Of a code list those that the region offers, in the list's own order.</summary>
    public IEnumerable<string> Offered(string list, IEnumerable<string> codes) => Codes.TryGetValue(list, out var offered) ? codes.Where(offered.Contains) : codes;
}

/// <summary>Knows the region as it is now.</summary>
public interface IRegionSource
{
    /// <summary>As last seen, without waiting.</summary>
    Region Now { get; }

    /// <summary>At most half a minute old; while storage fails as last seen.</summary>
    ValueTask<Region> CurrentAsync(CancellationToken cancellation);
}

/// <summary>A region that does not change.</summary>
public sealed record FixedRegion(Region Now) : IRegionSource
{
    public ValueTask<Region> CurrentAsync(CancellationToken cancellation) => new(Now);
}
