using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>A value with the file that it stands in.</summary>
public readonly record struct FoundValue(AreaFile File, ValueRow Row)
{
    public string Key => IndicatorRow.KeyOf(File.Area, Row);
}

/// <summary>Reads values out of the files of a run: area by area only as far as a page needs, all of them where they are to be ordered otherwise.</summary>
public sealed class ReadValues(IndicatorStore store)
{
    public async Task<Outcome<Page<FoundValue>>> RunAsync(IndicatorFile index, ValueQuestion question, string? after, int limit, CancellationToken cancellation)
    {
        string? from = question.Sort is null ? after?.Split('|')[0] : null;
        List<FoundValue> found = [];
        foreach (var area in index.Areas.Where(question.AdmitsArea))
        {
            if (from is not null && string.CompareOrdinal(area.Area, from) < 0) continue;
            if (await store.AreaAsync(index.Id, area.Area, cancellation) is not { } file) continue;
            found.AddRange(question.Of(file.Rows).Select(row => new FoundValue(file, row)));
            if (question.Sort is null && found.Count > limit && (after is null || found.FindIndex(value => value.Key == after) is var at && at >= 0 && found.Count - at - 1 > limit)) break;
        }

        return PageOf(Ordered(found, question.Sort), after, limit);
    }

    private static List<FoundValue> Ordered(List<FoundValue> found, string? sort) => sort switch
    {
        "value" => [.. found.OrderBy(value => value.Row.Value is null).ThenBy(value => value.Row.Value)],
        "-value" => [.. found.OrderBy(value => value.Row.Value is null).ThenByDescending(value => value.Row.Value)],
        "period" => [.. found.OrderBy(value => value.Row.Period, StringComparer.Ordinal)],
        "-period" => [.. found.OrderByDescending(value => value.Row.Period, StringComparer.Ordinal)],
        _ => found,
    };

    private static Outcome<Page<FoundValue>> PageOf(List<FoundValue> ordered, string? after, int limit)
    {
        int start = 0;
        if (after is not null)
        {
            start = ordered.Index().Where(value => value.Item.Key == after).Select(value => value.Index + 1).FirstOrDefault();
            if (start == 0) return Gone;
        }

        FoundValue[] rows = [.. ordered.Skip(start).Take(limit)];
        return new Page<FoundValue>(rows, rows.Length > 0 && start + rows.Length < ordered.Count ? rows[^1].Key : null);
    }

    private static Refusal Gone { get; } = Refusal.Malformed(
        "no-such-page", "The page that this link continues is no longer there. Start again without `after`.", new FieldError("/after", "no-such-page", "Leave `after` out, then follow `next`."));
}
