namespace Imdi.Functions.Directory;

/// <summary>One kind of record with personal data, as the room that keeps it declares it: docs/privacy.md and the site's page list them all.</summary>
/// <param name="Id">A stable kebab-case word: <c>privacy.held.{id}</c> says the same to readers.</param>
/// <param name="Fields">Where it stands, as Type.Property.</param>
/// <param name="ErasedBy">What ends it before or after its time.</param>
public sealed record PersonalHolding(string Id, string Holds, string Why, string Kept, string ErasedBy, IReadOnlyList<string> Fields);
