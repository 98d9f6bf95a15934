using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal static class Notes
{
    public static DataNote Of(IReadOnlyList<CostSource> sources, Language language, string? run) =>
        new(SourceText.Of(sources), SourceText.VintageOf(sources), MethodAddress.In(language), run);
}
