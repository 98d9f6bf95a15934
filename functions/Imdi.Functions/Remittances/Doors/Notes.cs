using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal static class Notes
{
    public static DataNote Of(IReadOnlyList<CostSource> sources, Language language, RunInfo run) =>
        new(SourceText.Of(sources), SourceText.VintageOf(sources), MethodAddress.In(language), run.Id);
}
