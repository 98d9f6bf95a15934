using Imdi.Web;

namespace Imdi.Functions.Remittances;

internal static class SourceNotes
{
    public static IReadOnlyList<SourceNote> Of(IEnumerable<CostSource> sources) =>
        [.. sources.Select(source => new SourceNote(source.Name, source.Address, source.Licence, source.Vintage, source.IsDemonstration))];
}
