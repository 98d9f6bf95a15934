namespace Imdi.Functions.Hosting;

/// <summary>
/// Pages that a room works out for whoever asks, though a run may hold some of them too: <c>/{language}/{section}/</c> and as many further parts. What is published does not come in
/// their place. A test finds those that are not named so.
/// </summary>
internal sealed record WorkedOutPages(string Section, int Parts)
{
    public bool Has(string address)
    {
        if (address.Length < 2 || !address.EndsWith('/')) return false;
        var rest = address.AsSpan(address.IndexOf('/', 1) + 1);
        return rest.StartsWith(Section, StringComparison.OrdinalIgnoreCase) && rest.Length > Section.Length && rest[Section.Length] == '/' && rest[(Section.Length + 1)..].Count('/') == Parts;
    }
}
