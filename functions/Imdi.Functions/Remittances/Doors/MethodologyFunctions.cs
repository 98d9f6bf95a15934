using Imdi.Functions.Hosting;

namespace Imdi.Functions.Remittances;

/// <summary><c>methodology</c>.</summary>
internal static class MethodologyFunctions
{
    public static void MapMethodology(this RouteGroupBuilder room) => room.MapGet("/methodology", ReadMethodology).AnswersOne<MethodologyAnswer>(alsoCsv: true)
        .Describe("readMethodology", "How every figure is worked out, with the thresholds in force", Refused.Reading)
        .Example(new("/api/remittances/methodology"));

    internal static async Task<IResult> ReadMethodology(
        DataRequest asked, RemittanceStore store, RemittanceOptions options, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(Refused.NotPublished);
        var response = asked.From(run.Id);
        if (response.Unchanged() is { } unchanged) return unchanged;
        var answer = MethodologyAnswer.Of(options, asked.Language);
        return response.One(answer, answer.Definitions, new DataNote(answer.Source, null, answer.Method, run.Id));
    }
}
